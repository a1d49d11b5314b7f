package dev.formwork.workspace.parts;

import com.vaadin.flow.component.html.Span;

/** One word on a soft ground; the same kind has the same colour in every app. */
public final class StateBadge {

  private StateBadge() {}

  public static Span of(Kind kind, String word) {
    var badge = new Span(word);
    badge.addClassName("fw-badge");
    badge.getElement().setAttribute("data-kind", kind.attribute);
    return badge;
  }

  /** What a colour means. */
  public enum Kind {
    /** Nothing is expected: drafts, cancelled, plain. */
    NEUTRAL("neutral"),
    /** It is on its way or waits for somebody. */
    INFO("info"),
    /** It has reached its aim. */
    SUCCESS("success"),
    /** Somebody should look: returned, soon late. */
    WARNING("warning"),
    /** It failed, was rejected or is late. */
    DANGER("danger");

    private final String attribute;

    Kind(String attribute) {
      this.attribute = attribute;
    }

    /** The kind that a definition names; neutral where it names none of ours. */
    public static Kind named(String name) {
      for (Kind kind : values()) {
        if (kind.attribute.equals(name)) {
          return kind;
        }
      }
      return NEUTRAL;
    }
  }
}
