package dev.formwork.scenarios.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.Delivery;
import dev.formwork.scenarios.Expectation;
import java.util.List;
import java.util.Locale;

/** Looks at what mailings sent to people. */
final class Mails {

  private final Stage stage;

  Mails(Stage stage) {
    this.stage = stage;
  }

  void look(Expectation.Mailed expected) {
    var mailing = QualifiedKey.parse(expected.mailing(), stage.app());
    List<Delivery> all =
        stage.world().messages().all(stage.platform(), null, null).stream()
            .filter(delivery -> delivery.about().form().equals(mailing))
            .toList();
    for (String person : expected.to()) {
      List<Delivery> his =
          all.stream()
              .filter(each -> person.equals(stage.username(each.receiver().who())))
              .toList();
      long fitting = his.stream().filter(each -> fits(each, expected)).count();
      boolean holds = expected.times() == null ? fitting > 0 : fitting == expected.times();
      if (!holds) {
        throw new Broken(
            Problem.error("scenarios.mailing.missing", "/mailing")
                .with("mailing", expected.mailing())
                .with("person", person)
                .with("found", shown(his)),
            List.of(mailing.app() + "/mailings/" + mailing.key() + ".yaml"));
      }
    }
  }

  private static boolean fits(Delivery delivery, Expectation.Mailed expected) {
    Delivery.State state = expected.state() == null ? Delivery.State.SENT : expected.state();
    return delivery.state() == state
        && (expected.subject() == null || delivery.subject().contains(expected.subject()))
        && (expected.files() == null || delivery.attachments().size() == expected.files());
  }

  private static String shown(List<Delivery> mails) {
    return mails.isEmpty()
        ? "none"
        : String.join(
            "; ",
            mails.stream()
                .map(each ->
                    "\"%s\" with %d files (%s)"
                        .formatted(
                            each.subject(),
                            each.attachments().size(),
                            each.state().name().toLowerCase(Locale.ROOT)))
                .toList());
  }
}
