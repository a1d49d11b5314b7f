package dev.formwork.flows;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.forms.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The form and flows of the tests, from files. */
final class FlowFixtures {

  static final Form FORM = read(Form.TYPE, "form").get();
  static final Form STOCK = read(Form.TYPE, "stock-form").get();
  static final Flow ORDER_APPROVAL = flow("valid/order-approval");

  private FlowFixtures() {}

  static Flow flow(String file) {
    return read(Flow.TYPE, file).get();
  }

  /** A flow of these nodes, one per line. */
  static Flow flowOf(String... nodes) {
    String yaml =
        "key: small\ntitle: Small\nform: vehicle-order\nwithdraw: always\nnodes:\n  - "
            + String.join("\n  - ", nodes)
            + "\n";
    return Definitions.read(Flow.TYPE, yaml).get();
  }

  static <T> ReadDefinition<T> read(DefinitionType<T> type, String file) {
    return Definitions.read(type, text("/flows/" + file + ".yaml"));
  }

  private static String text(String resource) {
    try (InputStream in = FlowFixtures.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
