package io.kefuflow.shared.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/** Clients for other systems: bounded in time, following nobody elsewhere. */
public final class OutgoingHttp {

  private OutgoingHttp() {}

  /**
   * A client.
   *
   * @param token bearer token; none is sent when blank
   * @param readTimeout for a whole answer, however slowly it trickles
   */
  public static RestClient client(
      URI url, String token, Duration connectTimeout, Duration readTimeout) {
    var settings =
        new ClientHttpRequestFactorySettings(
            Redirects.DONT_FOLLOW, connectTimeout, readTimeout, null);
    var requests =
        ClientHttpRequestFactoryBuilder.jdk()
            .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
            .build(settings);
    return RestClient.builder()
        .baseUrl(url)
        .requestFactory(requests)
        .defaultHeaders(
            headers -> {
              if (StringUtils.hasText(token)) {
                headers.setBearerAuth(token);
              }
            })
        .build();
  }
}
