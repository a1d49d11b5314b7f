package dev.formwork.embedded.server;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One try of a client to show that it knows the secret: two messages and two answers. */
final class ScramConversation {

  private static final int NONCE_BYTES = 24;

  /** That the client binds to no channel, which is what its header says in base 64. */
  private static final String NO_BINDING = "c=biws";

  private static final String HEADER = "n,,";

  private final ScramSecret secret;
  private final String clientFirst;
  private final String nonce;

  private ScramConversation(ScramSecret secret, String clientFirst, String nonce) {
    this.secret = secret;
    this.clientFirst = clientFirst;
    this.nonce = nonce;
  }

  /** Begins with what the client says first; nothing if that is no such message of this user. */
  static Optional<ScramConversation> begin(ScramSecret secret, String user, String message) {
    if (!message.startsWith(HEADER)) {
      return Optional.empty();
    }
    String bare = message.substring(HEADER.length());
    var name = attribute(bare, "n");
    var nonce = attribute(bare, "r");
    if (name.isEmpty() || nonce.isEmpty() || !name.get().equals(user)) {
      return Optional.empty();
    }
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    String ours = Base64.getEncoder().encodeToString(random);
    return Optional.of(new ScramConversation(secret, bare, nonce.get() + ours));
  }

  /** What is answered to the first message. */
  String challenge() {
    return "r=" + nonce + ",s=" + secret.salt() + ",i=" + ScramSecret.ITERATIONS;
  }

  /** What is answered to the second message; nothing if its proof is wrong. */
  Optional<String> answer(String message) {
    int end = message.lastIndexOf(",p=");
    if (end < 0 || !message.startsWith(NO_BINDING + ",r=" + nonce)) {
      return Optional.empty();
    }
    String exchange = clientFirst + "," + challenge() + "," + message.substring(0, end);
    return proof(message.substring(end + 3))
        .filter(proof -> secret.isProvenBy(proof, exchange))
        .map(_ -> "v=" + secret.signature(exchange));
  }

  private static Optional<byte[]> proof(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> attribute(String message, String name) {
    return Arrays.stream(message.split(","))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst();
  }
}
