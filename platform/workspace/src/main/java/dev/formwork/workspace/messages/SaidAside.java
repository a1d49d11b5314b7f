package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.CurrentActor;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.Messages;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.record.RecordAside;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** What was said about a record. */
@org.springframework.stereotype.Component
@Order(0)
final class SaidAside implements RecordAside {

  private final Messages messages;
  private final Apps apps;
  private final CurrentActor current;
  private final Clock clock;

  SaidAside(Messages messages, Apps apps, CurrentActor current, Clock clock) {
    this.messages = messages;
    this.apps = apps;
    this.current = current;
    this.clock = clock;
  }

  @Override
  public Optional<Component> of(RecordView view) {
    List<Delivery> said = messages.about(current.get(), view.key(), view.id());
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var card =
        new Div(
            new H2(t("messages.title")), new MessageList(said, apps.live(), clock.instant(), null));
    card.addClassNames("fw-card", "fw-said");
    return Optional.of(card);
  }
}
