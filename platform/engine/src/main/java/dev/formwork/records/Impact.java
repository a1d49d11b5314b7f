package dev.formwork.records;

import dev.formwork.definitions.Usage;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a release would do to the records that are there. Nobody has to look for it after
 * publishing: it is told before.
 */
public sealed interface Impact {

  /** The form whose records it is about. */
  QualifiedKey form();

  /** What the form is called. */
  LocalizedText title();

  /** A record to look at. */
  record Example(String id, @Nullable String number) {}

  /**
   * Cases that run on a flow that changes: they stay on their release until somebody takes them
   * along.
   *
   * @param flow what the flow is called
   */
  record Running(
      QualifiedKey form, LocalizedText title, LocalizedText flow, long cases, List<Place> places)
      implements Impact {
    public Running {
      places = List.copyOf(places);
    }
  }

  /**
   * A node where cases wait for people.
   *
   * @param goes whether the release has it no more
   */
  record Place(LocalizedText node, long cases, boolean goes) {}

  /** Records whose form goes: they stay stored, and nobody sees them. */
  record Gone(QualifiedKey form, LocalizedText title, long records) implements Impact {}

  /**
   * Records that were sound and would not be: who edits one next has to mend it.
   *
   * @param looked how many were looked at, the newest first
   * @param all whether these were all
   * @param what breaks most often
   */
  record Breaking(
      QualifiedKey form,
      LocalizedText title,
      long looked,
      boolean all,
      long broken,
      Problem what,
      List<Example> examples)
      implements Impact {
    public Breaking {
      examples = List.copyOf(examples);
    }
  }

  /** Records that hold something in a field that goes: it stays stored, and nobody sees it. */
  record Unshown(
      QualifiedKey form, LocalizedText title, FieldKey field, LocalizedText called, long records)
      implements Impact {}

  /**
   * Records that hold something in a field of another type from now on.
   *
   * @param looked how many of them were looked at, the newest first
   * @param unfit how many of those hold what is none of the new type: it stays stored, and nobody
   *     sees it
   */
  record Retyped(
      QualifiedKey form,
      LocalizedText title,
      FieldKey field,
      LocalizedText called,
      long records,
      long looked,
      long unfit)
      implements Impact {}

  /**
   * Formulas that read a field of another type from now on, and can't take that type: they fail, or
   * come to something else.
   *
   * @param places where they stand
   */
  record Misread(
      QualifiedKey form,
      LocalizedText title,
      FieldKey field,
      LocalizedText called,
      List<Usage> places)
      implements Impact {
    public Misread {
      places = List.copyOf(places);
    }
  }

  /**
   * Records into whose new fields a rule carries what they hold in others.
   *
   * @param rule what the rule is called
   * @param looked how many were looked at, the newest first
   * @param all whether these were all
   * @param carried of those that it is for, how many get something
   * @param unfit how many get nothing, because what they hold doesn't fit; it stays where it is
   */
  record Carried(
      QualifiedKey form,
      LocalizedText title,
      LocalizedText rule,
      long looked,
      boolean all,
      long carried,
      long unfit,
      List<Example> examples)
      implements Impact {
    public Carried {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Cases that ended and would have gone another way, by what their records say at the end.
   *
   * @param looked how many were looked at, the last ones
   * @param decision key of the node at which they part
   * @param node what it is called
   * @param from where they went; none where they stood still, several where the ways run together
   * @param to where they would go
   */
  record OtherWay(
      QualifiedKey form,
      LocalizedText title,
      long looked,
      long cases,
      DefinitionKey decision,
      LocalizedText node,
      List<LocalizedText> from,
      List<LocalizedText> to,
      List<Example> examples)
      implements Impact {
    public OtherWay {
      from = List.copyOf(from);
      to = List.copyOf(to);
      examples = List.copyOf(examples);
    }
  }
}
