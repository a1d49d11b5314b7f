package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Mentions;
import java.util.List;

/** Every field of its form that a flow mentions, and every script in it, with the places. */
final class FlowMentions {

  private FlowMentions() {}

  static Mentions of(Flow flow) {
    return Parts.of(flow).stream().map(FlowMentions::of).reduce(Mentions.NONE, Mentions::and);
  }

  private static Mentions of(Part part) {
    return switch (part) {
      case Part.OfField(var at, var field, _) -> field(at, field);
      case Part.Relates(var at, var field, _) -> field(at, field);
      case Part.Asks(var at, var condition) -> Mentions.of(condition, at);
      case Part.Sets(var at, var field, var source) ->
          field(at, field).and(Mentions.of(source, at));
      case Part.SetsOthers(var at, _, _, var source) -> Mentions.of(source, at);
      case Part.Tells(var at, var source) -> Mentions.of(source, at);
      case Part.Runs(var at, var script) ->
          new Mentions(List.of(), List.of(new Mentions.Source(at, script, true)));
      case Part.AsksOthers _,
          Part.OfOtherField _,
          Part.OfForm _,
          Part.OfFlow _,
          Part.OfCalendar _,
          Part.OfMessage _,
          Part.OfTable _,
          Part.RelatesBack _,
          Part.OfRole _,
          Part.OfTask _,
          Part.OfParameter _ ->
          Mentions.NONE;
    };
  }

  private static Mentions field(String at, FieldKey field) {
    return new Mentions(List.of(new Mentions.Named(at, field)), List.of());
  }
}
