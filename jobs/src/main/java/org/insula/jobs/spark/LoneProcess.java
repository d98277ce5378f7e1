package org.insula.jobs.spark;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.util.Utils;

/**
 * What Spark and Hadoop ask of the machine although a process that works alone needs neither: the host's name as an
 * address, the name of the user and a home. In a container, on a laptop without network or under a user id without an entry in
 * the table of users, they would give up.
 */
final class LoneProcess {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NOBODY = "insula";

    private LoneProcess() {}

    /** Sees to all three; nothing that the machine does know is changed. */
    static void prepare() {
        // Instead of looking its own name up, which may not resolve.
        Utils.setCustomHostname(LOOPBACK);
        nameUser();
        giveHome();
    }

    /** Libraries unpack their native code below the home, which Java calls "?" where the user has none. */
    private static void giveHome() {
        if (Set.of("", "?").contains(System.getProperty("user.home", ""))) {
            String folder = "insula-" + new UnixSystem().getUid();
            System.setProperty(
                    "user.home",
                    Path.of(System.getProperty("java.io.tmpdir"), folder).toString());
        }
    }

    private static void nameUser() {
        try {
            UserGroupInformation.getLoginUser();
        } catch (IOException | IllegalArgumentException e) {
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(userName()));
        }
    }

    private static String userName() {
        String named = System.getProperty("user.name", "");
        return named.isBlank() || named.equals("?") ? NOBODY : named;
    }
}
