package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.network.buffer.NioManagedBuffer;
import org.apache.spark.network.protocol.RpcRequest;
import org.apache.spark.network.shuffle.protocol.UploadBlock;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that is not ours, where possible under another user id, can do with the ports of an embedded session. */
class OutsiderTest {
    private static final AtomicInteger DESERIALISED = new AtomicInteger();

    @TempDir
    private Path folder;

    /** Tells when it is made from bytes; what an attacker sends would do worse. */
    private static final class Payload implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            DESERIALISED.incrementAndGet();
        }
    }

    /** The bytes on the wire of a request to store a block whose description is our object. */
    private static byte[] upload() throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new Payload());
        }
        ByteBuffer body =
                new UploadBlock("app", "driver", "test_block", object.toByteArray(), new byte[8]).toByteBuffer();
        RpcRequest request = new RpcRequest(1, new NioManagedBuffer(body));
        ByteBuf frame = Unpooled.buffer();
        frame.writeLong(Long.BYTES + 1 + request.encodedLength() + body.remaining());
        request.type().encode(frame);
        request.encode(frame);
        frame.writeBytes(body.duplicate());
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }

    /** Sends the request from a process of its own and waits until it was answered or hung up on. */
    private void sendTo(int port) throws IOException, InterruptedException {
        Path request = Files.write(folder.resolve("request"), upload());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(request, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(
                "bash",
                "-c",
                "exec 3<>/dev/tcp/127.0.0.1/" + port + "; cat '" + request
                        + "' >&3; timeout 10 head -c 1 <&3 || true"));
        Process outsider = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        assertThat(outsider.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(outsider.exitValue())
                .as(Files.readString(folder.resolve("printed")))
                .isZero();
    }

    private static int blockPort() {
        return SparkEnv.get().blockManager().blockTransferService().port();
    }

    @Test
    void anObjectThatAnOutsiderSendsIsNotDeserialised() throws Exception {
        int before = DESERIALISED.get();
        try (Session session = Session.withCores(1)) {
            SparkSession spark = session.spark();
            sendTo(blockPort());
            sendTo(Integer.parseInt(spark.sparkContext().conf().get("spark.driver.port")));
            assertThat(spark.range(10).count()).isEqualTo(10);
        }
        assertThat(DESERIALISED).hasValue(before);
    }

    @Test
    void theSameObjectReachesASessionThatAsksForNoSecret() throws Exception {
        int before = DESERIALISED.get();
        try (Session session = Session.withCores(1)) {
            session.conf().set("spark.authenticate", "false");
            session.spark();
            sendTo(blockPort());
        }
        assertThat(DESERIALISED).as("the request is one that Spark understands").hasValue(before + 1);
    }

    @Test
    void onlyTheLoopbackAddressIsListenedTo() throws IOException {
        List<String> before = listening();
        try (Session session = Session.withCores(1)) {
            session.spark();
            List<String> added = new ArrayList<>(listening());
            added.removeAll(before);
            assertThat(added).isNotEmpty().allMatch(address -> address.matches("0100007F:.*|0{16}FFFF00000100007F:.*"));
        }
    }

    /** Local addresses, in the kernel's notation, on which this process waits for connections. */
    private static List<String> listening() throws IOException {
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : open.toList()) {
                if (Files.isSymbolicLink(each)) {
                    sockets.add(Files.readSymbolicLink(each).toString());
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals("0A") && sockets.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }
}
