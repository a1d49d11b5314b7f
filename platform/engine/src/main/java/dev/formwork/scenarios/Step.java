package dev.formwork.scenarios;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.Definitions;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the story: somebody acts, time passes, or something is expected. The JSON form is
 * told apart by its verb: {@code {as: supervisor, decides: order, outcome: pass}}.
 */
public sealed interface Step {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Step read(JsonNode json) {
    return Definitions.mapper().treeToValue(json, Verbs.step(json));
  }

  /** Somebody does something. */
  sealed interface Act extends Step {

    /** The username of who does it. */
    String as();

    /** How it is refused; absent where it is done. */
    @Nullable Refused refused();
  }

  /** Somebody does something with a record that the story knows by name. */
  sealed interface OnRecord extends Act {

    String record();
  }

  /**
   * A record is entered, and sent on its way unless it stays a draft.
   *
   * @param creates the name by which later steps call it
   * @param like whose data it has where it says nothing else: a record that the story entered
   *     before, or a sample
   * @param picked usernames by the node of its flow that they are picked for
   * @param link a public link that the person makes, through which somebody without an account
   *     enters it
   */
  record Creates(
      String as,
      String creates,
      String form,
      @Nullable String like,
      Map<String, @Nullable Object> data,
      boolean draft,
      Map<DefinitionKey, List<String>> picked,
      @Nullable Link link,
      @Nullable Refused refused)
      implements Act {
    public Creates {
      data = copy(data);
      picked = Map.copyOf(picked);
    }
  }

  /**
   * A public link to a form.
   *
   * @param preset what each record that comes of it holds besides, by field
   */
  record Link(Map<String, @Nullable Object> preset) {
    public Link {
      preset = copy(preset);
    }
  }

  /** Fields of a record change. */
  record Edits(
      String as,
      @JsonProperty("edits") String record,
      Map<String, @Nullable Object> data,
      @Nullable Refused refused)
      implements OnRecord {
    public Edits {
      data = copy(data);
    }
  }

  /** A draft is sent on its way. */
  record Submits(
      String as,
      @JsonProperty("submits") String record,
      Map<String, @Nullable Object> data,
      Map<DefinitionKey, List<String>> picked,
      @Nullable Refused refused)
      implements OnRecord {
    public Submits {
      data = copy(data);
      picked = Map.copyOf(picked);
    }
  }

  /**
   * A task is decided.
   *
   * @param node of the task; the first that the person holds where absent
   * @param opinion the words with it
   * @param files names of files that come with it
   * @param signed whether it is signed
   * @param password whether the password is given again
   * @param ticked keys of the checklist
   * @param disputed facts that are wrong
   * @param branch that is picked on the way
   * @param to the node that it goes back to, where that is chosen
   * @param resubmit where it goes on once it was corrected, where that is asked
   * @param picked usernames by the node that they are picked for
   */
  record Decides(
      String as,
      @JsonProperty("decides") String record,
      DefinitionKey outcome,
      @Nullable DefinitionKey node,
      @Nullable String opinion,
      Map<String, @Nullable Object> data,
      List<String> files,
      boolean signed,
      boolean password,
      List<DefinitionKey> ticked,
      List<FieldKey> disputed,
      @Nullable DefinitionKey branch,
      @Nullable DefinitionKey to,
      @Nullable ResubmitFrom resubmit,
      Map<DefinitionKey, List<String>> picked,
      @Nullable Refused refused)
      implements OnRecord {
    public Decides {
      data = copy(data);
      files = List.copyOf(files);
      ticked = List.copyOf(ticked);
      disputed = List.copyOf(disputed);
      picked = Map.copyOf(picked);
    }
  }

  /** What the holder of a task can do with it short of deciding. */
  enum Handling {
    CLAIM,
    UNCLAIM,
    TRANSFER,
    ADD_SIGNER_BEFORE,
    ADD_SIGNER_AFTER,
    ADD_SIGNER_BESIDE,
    HOLD,
    RESUME
  }

  /**
   * A task is handled short of deciding it.
   *
   * @param to usernames of who gets it, or is asked to sign too
   */
  record Handles(
      String as,
      @JsonProperty("handles") String record,
      Handling how,
      @Nullable DefinitionKey node,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to,
      @Nullable String words,
      Map<String, @Nullable Object> data,
      @Nullable Refused refused)
      implements OnRecord {
    public Handles {
      to = List.copyOf(to);
      data = copy(data);
    }
  }

  /** The initiator takes the record back to correct it. */
  record Withdraws(
      String as,
      @JsonProperty("withdraws") String record,
      @Nullable String words,
      @Nullable Refused refused)
      implements OnRecord {}

  /** Somebody takes back what he decided last. */
  record Retracts(
      String as,
      @JsonProperty("retracts") String record,
      @Nullable String words,
      @Nullable Refused refused)
      implements OnRecord {}

  /** The flow is called off. */
  record Terminates(
      String as,
      @JsonProperty("terminates") String record,
      @Nullable String words,
      @Nullable Refused refused)
      implements OnRecord {}

  /** Everybody who holds a task is asked to hurry. */
  record Urges(
      String as,
      @JsonProperty("urges") String record,
      @Nullable String words,
      @Nullable Refused refused)
      implements OnRecord {}

  /**
   * Somebody remarks something.
   *
   * @param mentions usernames
   */
  record Comments(
      String as,
      @JsonProperty("comments") String record,
      String words,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> mentions,
      @Nullable Refused refused)
      implements OnRecord {
    public Comments {
      mentions = List.copyOf(mentions);
    }
  }

  /**
   * Somebody presses the button of a rule.
   *
   * @param button key of the rule, {@code app/rule} of another app's
   */
  record Presses(
      String as, @JsonProperty("presses") String record, String button, @Nullable Refused refused)
      implements OnRecord {}

  /** A record goes away. */
  record Deletes(String as, @JsonProperty("deletes") String record, @Nullable Refused refused)
      implements OnRecord {}

  /**
   * Several records come in at once, as from a file.
   *
   * @param imports the form
   */
  record Imports(
      String as, String imports, List<Row> rows, boolean draft, @Nullable Refused refused)
      implements Act {
    public Imports {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One record that comes in with others.
   *
   * @param name by which later steps call it; absent where none does
   */
  record Row(@Nullable String name, Map<String, @Nullable Object> data) {
    public Row {
      data = copy(data);
    }
  }

  /**
   * A record that came about by itself gets a name.
   *
   * @param where values of fields by which it is the only one
   */
  record Finds(String finds, String form, Map<String, @Nullable Object> where) implements Step {
    public Finds {
      where = copy(where);
    }
  }

  /** Time passes. */
  sealed interface Passing extends Step {}

  /**
   * So much time passes: {@code 5 working hours}.
   *
   * @param calendar whose working time it is; those of the record touched last where absent
   */
  record After(String after, @Nullable String calendar) implements Passing {}

  /** It becomes that moment, in the time zone of the business: {@code 2026-02-14 09:00}. */
  record On(String on) implements Passing {}

  /** It becomes the moment at which the next thing happens by itself. */
  record NextEvent(String next) implements Passing {}

  /** So much time passes, with all that happens in it by itself; the same as {@link After}. */
  record Play(String play, @Nullable String calendar) implements Passing {}

  /** Something is to be seen. */
  record Expect(
      @JsonProperty("expect") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<Expectation> all)
      implements Step {
    public Expect {
      all = List.copyOf(all);
    }
  }

  /**
   * How an act is refused.
   *
   * @param code as in {@code record.field.required}
   * @param path where; anywhere where absent
   */
  record Refused(String code, @Nullable String path) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Refused read(JsonNode json) {
      JsonNode path = json.path("path");
      return json.isString()
          ? new Refused(json.stringValue(), null)
          : new Refused(
              json.path("code").stringValue(""), path.isString() ? path.stringValue() : null);
    }

    @Override
    public String toString() {
      return path == null ? code : code + " at " + path;
    }
  }

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
