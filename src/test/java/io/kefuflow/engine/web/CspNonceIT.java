package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The nonce in the header and in the page are the same, also while others load pages (see {@link
 * CspNonceFilter}).
 */
@ServerTest
class CspNonceIT {

  private static final Pattern HEADER_NONCE = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern PAGE_NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everyPageCarriesTheNonceOfItsOwnHeader() throws Exception {
    AtomicBoolean measuring = new AtomicBoolean(true);
    var others = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(
            others.submit(
                () -> {
                  while (measuring.get()) {
                    get("/camunda/app/cockpit/locales/en.json");
                  }
                  return null;
                }));
      }

      for (int i = 0; i < 200; i++) {
        HttpResponse<String> page = get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(find(PAGE_NONCE, page.body()))
            .hasSize(1)
            .isEqualTo(
                find(
                    HEADER_NONCE,
                    page.headers().firstValue("Content-Security-Policy").orElseThrow()));
      }

      measuring.set(false);
      for (Future<?> other : running) {
        other.get();
      }
    } finally {
      measuring.set(false);
      others.shutdown();
    }
  }

  private static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toSet());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
