package dev.formwork.designer.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Pattern;

/** The HTTP API of the program, asked with one person's password or key. */
final class Api {

  /** Where orders are. */
  static final String ORDERS = "/api/v1/apps/order/forms/vehicle-order/records";

  /** Where vehicle models are. */
  static final String MODELS = "/api/v1/apps/dealership/forms/vehicle-model/records";

  private final RunningProgram program;
  private final String authorization;

  private Api(RunningProgram program, String authorization) {
    this.program = program;
    this.authorization = authorization;
  }

  static Api as(RunningProgram program, String username) {
    String login = Base64.getEncoder().encodeToString((username + ":demo").getBytes(UTF_8));
    return new Api(program, "Basic " + login);
  }

  static Api withKey(RunningProgram program, String token) {
    return new Api(program, "Bearer " + token);
  }

  /** One order by id. */
  HttpResponse<String> order(String id) {
    return get(ORDERS + "/" + id);
  }

  /** The orders that have this number. */
  HttpResponse<String> ordersOfNumber(String number) {
    String filter = "{\"field\":\"orderNumber\",\"op\":\"eq\",\"value\":\"" + number + "\"}";
    return get(ORDERS + "?filter=" + URLEncoder.encode(filter, UTF_8));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  /**
   * Sends JSON.
   *
   * @return the answer's body, which is expected to be good news
   */
  String post(String path, String json) {
    return send("POST", path, json);
  }

  /** Sends a zip, as {@link #post}. */
  String postZip(String path, byte[] zip) {
    var answer =
        send(
            request(path)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /** Changes what is there with JSON, as {@link #post}. */
  String patch(String path, String json) {
    return send("PATCH", path, json);
  }

  private String send(String method, String path, String json) {
    var answer =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json, UTF_8))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /** What stands at a key of flat JSON, as far as a test must know it. */
  static String text(String json, String key) {
    var found = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(json);
    assertThat(found.find()).as("%s in %s", key, json).isTrue();
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(program.address() + path))
        .header("Authorization", authorization);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
