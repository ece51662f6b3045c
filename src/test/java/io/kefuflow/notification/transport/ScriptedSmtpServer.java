package io.kefuflow.notification.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A mail server for one connection that gives chosen answers, by the command's first word; an empty
 * one is silence.
 */
class ScriptedSmtpServer implements AutoCloseable {

  private final ServerSocket socket;
  private final Map<String, String> answers;

  ScriptedSmtpServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try (Socket client = socket.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      answer(client, answers.getOrDefault("CONNECT", "220 test"));
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.split("[ :]", 2)[0];
        if (data && !command.equals(".")) {
          continue;
        }
        String answer =
            answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 ok");
        data = answer.startsWith("354");
        answer(client, answer);
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void answer(Socket client, String answer) throws IOException {
    if (!answer.isEmpty()) {
      client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
