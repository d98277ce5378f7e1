package org.insula.jobs.unit;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;

/** Local files of which one operation does something else. */
final class TamperedFiles {
    private TamperedFiles() {}

    /** What is done instead. */
    interface Instead {
        Object answer() throws IOException;
    }

    static FileAccess with(String operation, Instead instead) {
        LocalFiles local = new LocalFiles();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals(operation)) {
                return instead.answer();
            }
            try {
                return method.invoke(local, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (FileAccess)
                Proxy.newProxyInstance(FileAccess.class.getClassLoader(), new Class<?>[] {FileAccess.class}, handler);
    }
}
