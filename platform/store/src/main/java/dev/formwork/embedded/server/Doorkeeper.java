package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets only those in who know the secret. A connection that has not shown it, by SCRAM-SHA-256 as
 * drivers do it, may ask what this server is and nothing else.
 */
public final class Doorkeeper {

  /** The one user there is. */
  public static final String USER = "formwork";

  public static final String MECHANISM = "SCRAM-SHA-256";

  private static final Set<String> OPEN_TO_ALL =
      Set.of("hello", "ismaster", "saslstart", "saslcontinue");

  private static final AttributeKey<State> STATE = AttributeKey.valueOf(Doorkeeper.class, "state");
  private static final int CONVERSATION = 1;

  private final ScramSecret secret;

  public Doorkeeper(String secret) {
    this.secret = new ScramSecret(secret);
  }

  /** How far a connection has come. */
  private sealed interface State {}

  private record Asked(ScramConversation conversation, boolean endsEarly) implements State {}

  private record Proven() implements State {}

  private record In() implements State {}

  /**
   * Refuses a command of a connection that has not shown the secret.
   *
   * @throws MongoServerError with the code 13, as MongoDB does
   */
  void check(Channel channel, String command) {
    if (!isIn(channel) && !OPEN_TO_ALL.contains(command.toLowerCase(Locale.ROOT))) {
      throw new MongoServerError(
          13, "Unauthorized", "command " + command + " requires authentication");
    }
  }

  boolean isIn(Channel channel) {
    return channel.attr(STATE).get() instanceof In;
  }

  /** The answer to {@code saslStart}. */
  Document start(Channel channel, Document command) {
    if (!MECHANISM.equals(command.get("mechanism"))) {
      throw new MongoServerError(
          334, "MechanismUnavailable", "The embedded store takes " + MECHANISM + " only");
    }
    var conversation =
        payload(command)
            .flatMap(message -> ScramConversation.begin(secret, USER, message))
            .orElseThrow(() -> failed(channel));
    boolean endsEarly =
        command.get("options") instanceof Document options
            && Boolean.TRUE.equals(options.get("skipEmptyExchange"));
    channel.attr(STATE).set(new Asked(conversation, endsEarly));
    return answer(conversation.challenge(), false);
  }

  /** The answer to {@code saslContinue}. */
  Document proceed(Channel channel, Document command) {
    return switch (channel.attr(STATE).get()) {
      case Asked asked -> {
        String answer =
            payload(command).flatMap(asked.conversation::answer).orElseThrow(() -> failed(channel));
        channel.attr(STATE).set(asked.endsEarly ? new In() : new Proven());
        yield answer(answer, asked.endsEarly);
      }
      case Proven _ -> {
        channel.attr(STATE).set(new In());
        yield answer("", true);
      }
      case In _ -> throw failed(channel);
      case null -> throw failed(channel);
    };
  }

  private static MongoServerError failed(Channel channel) {
    channel.attr(STATE).set(null);
    return new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
  }

  private static Optional<String> payload(Document command) {
    return command.get("payload") instanceof BinData data
        ? Optional.of(new String(data.getData(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Document answer(String payload, boolean isDone) {
    return new Document("conversationId", CONVERSATION)
        .append("done", isDone)
        .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)))
        .append("ok", 1.0);
  }
}
