package dev.formwork.records.rest;

import dev.formwork.api.Json;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records of a form. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/records")
@Tag(name = "Records", description = "Records of a form, within what the caller may see and do")
class RecordsController {

  private final RecordService records;
  private final CurrentActor current;
  private final IdSource ids;
  private final ZoneId zone;

  RecordsController(RecordService records, CurrentActor current, IdSource ids, ZoneId zone) {
    this.records = records;
    this.current = current;
    this.ids = ids;
    this.zone = zone;
  }

  /** What to write: values by field key, and whether to submit at once. */
  record Body(
      @Nullable Map<String, @Nullable Object> data,
      @Nullable Boolean submit,
      @Nullable Map<String, List<String>> picked) {
    boolean isSubmit() {
      return Boolean.TRUE.equals(submit);
    }

    Map<String, @Nullable Object> changes() {
      return data == null ? Map.of() : data;
    }

    /** Person ids by the node of the flow that they are picked for. */
    Map<DefinitionKey, List<String>> picks() {
      var picks = new LinkedHashMap<DefinitionKey, List<String>>();
      if (picked != null) {
        picked.forEach((node, persons) -> {
          if (!DefinitionKey.isKey(node)) {
            throw new Refusal.Invalid(Problem.error("api.parameter.bad", "picked"));
          }
          picks.put(DefinitionKey.of(node), persons);
        });
      }
      return picks;
    }
  }

  /** A remark, and ids of people who are told of it. */
  record CommentBody(@Nullable String text, @Nullable List<String> mentions) {
    String words() {
      return text == null ? "" : text;
    }

    List<String> people() {
      return mentions == null ? List.of() : mentions;
    }
  }

  @GetMapping
  @Operation(
      summary = "List records",
      description =
          "filter is a condition as JSON: {\"all\":[{\"field\":\"total\",\"op\":\"gte\","
              + "\"value\":100000}]}. sort names fields, with - for descending: -total,number.")
  ListJson<RecordJson> list(
      @PathVariable String app,
      @PathVariable String form,
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String search,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var query = QueryJson.read(key(app, form), filter, sort, search, limit, after);
    var page = records.query(current.get(), query);
    return new ListJson<>(
        page.rows().stream().map(row -> RecordJson.of(row, zone)).toList(),
        page.next(),
        page.count(),
        page.countExact());
  }

  @PostMapping
  @Operation(summary = "Create a record as a draft, or submit it at once")
  ResponseEntity<RecordJson> create(
      @PathVariable String app,
      @PathVariable String form,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody Body body) {
    var command =
        new Command.Create(
            key(app, form), body.changes(), body.isSubmit(), body.picks(), act(actionId, null));
    RecordView view = records.handle(current.get(), command);
    String address = "/api/v1/apps/%s/forms/%s/records/%s".formatted(app, form, view.id());
    return ResponseEntity.created(URI.create(address)).eTag(tag(view)).body(json(view));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One record")
  ResponseEntity<RecordJson> get(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return answer(records.get(current.get(), key(app, form), id));
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change some fields, and submit a draft",
      description =
          "With If-Match the caller says which revision he saw: a field that somebody else has"
              + " changed since is refused with both values (409).")
  ResponseEntity<RecordJson> change(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Body body) {
    var act = act(actionId, seen);
    QualifiedKey key = key(app, form);
    Command command =
        body.isSubmit()
            ? new Command.Submit(key, id, body.changes(), body.picks(), act)
            : new Command.Edit(key, id, body.changes(), act);
    return answer(records.handle(current.get(), command));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Delete a draft, or a record that has come to an end")
  ResponseEntity<Void> delete(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    records.handle(current.get(), new Command.Delete(key(app, form), id, act(null, seen)));
    return ResponseEntity.noContent().build();
  }

  /**
   * What a record held at a moment.
   *
   * @param revision the last before the moment
   * @param masked the fields whose values are shown only in part
   */
  record ThenJson(
      String id,
      @Nullable String number,
      long revision,
      String asOf,
      Map<String, @Nullable Object> data,
      List<String> masked) {}

  @GetMapping("/{id}/as-of/{moment}")
  @Operation(
      summary = "What the record held at a moment",
      description =
          "The moment is ISO 8601 with offset. Shown are the fields that are open to the caller"
              + " now; figures rolled up from other records are those of now. A moment before the"
              + " record was made is refused with record.not-yet (404).")
  ThenJson asOf(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) OffsetDateTime moment) {
    var then = json(records.asOf(current.get(), key(app, form), id, moment.toInstant()));
    return new ThenJson(
        then.id(), then.number(), then.revision(), moment.toString(), then.data(), then.masked());
  }

  @GetMapping("/{id}/history")
  @Operation(summary = "What happened to the record, newest first")
  List<Map<String, @Nullable Object>> history(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return records.history(current.get(), key(app, form), id).stream().map(this::entry).toList();
  }

  /**
   * The newest records of another form that point to a record.
   *
   * @param form as {@code app/form}
   * @param by its relation through which they do
   * @param columns the fields that its rows show on screens
   */
  record RelatedJson(
      String form,
      String by,
      String title,
      List<String> columns,
      boolean canCreate,
      List<RecordJson> items,
      long count,
      boolean countExact) {}

  @GetMapping("/{id}/related")
  @Operation(
      summary = "The lists of records that point to this one, as their forms have them",
      description = "At most 20 of each; list the other form with a filter for more.")
  List<RelatedJson> related(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return records.related(current.get(), key(app, form), id).stream()
        .map(each ->
            new RelatedJson(
                each.form().toString(),
                each.by().value(),
                each.title().in(current.get().locale()),
                each.columns().stream().map(FieldKey::value).toList(),
                each.canCreate(),
                each.page().rows().stream().map(row -> RecordJson.of(row, zone)).toList(),
                each.page().count(),
                each.page().countExact()))
        .toList();
  }

  @PostMapping("/{id}/comments")
  @Operation(summary = "Comment on the record")
  ResponseEntity<RecordJson> comment(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String actionId,
      @RequestBody CommentBody body) {
    var command =
        new Command.Comment(key(app, form), id, body.words(), body.people(), act(actionId, null));
    return answer(records.handle(current.get(), command));
  }

  private Map<String, @Nullable Object> entry(HistoryEntry entry) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("revision", entry.revision());
    answer.put("at", Json.moment(entry.at(), zone));
    answer.put("by", entry.by());
    answer.put("actingFor", entry.actingFor());
    answer.put("kind", entry.kind());
    answer.put("node", words(entry.node()));
    answer.put("outcome", words(entry.outcome()));
    answer.put("text", entry.text());
    answer.put("persons", entry.persons());
    answer.put("changes", entry.changes().stream().map(this::change).toList());
    return answer;
  }

  private Map<String, @Nullable Object> change(HistoryEntry.Change change) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("path", change.path());
    answer.put("before", Json.value(change.before(), zone));
    answer.put("after", Json.value(change.after(), zone));
    return answer;
  }

  private @Nullable String words(@Nullable LocalizedText text) {
    return text == null ? null : text.in(current.get().locale());
  }

  private ResponseEntity<RecordJson> answer(RecordView view) {
    return ResponseEntity.ok().eTag(tag(view)).body(json(view));
  }

  private RecordJson json(RecordView view) {
    return RecordJson.of(view, zone);
  }

  private static String tag(RecordView view) {
    return "\"" + view.revision() + "\"";
  }

  private Command.Act act(@Nullable String actionId, @Nullable String seen) {
    String id = actionId == null ? ids.next() : actionId;
    return new Command.Act(id, Command.Origin.API, revision(seen));
  }

  private static @Nullable Long revision(@Nullable String seen) {
    if (seen == null || seen.equals("*")) {
      return null;
    }
    String digits = seen.replace("W/", "").replace("\"", "");
    if (!digits.matches("[0-9]{1,18}")) {
      throw new Refusal.Invalid(Problem.error("api.header.bad", "If-Match"));
    }
    return Long.valueOf(digits);
  }

  /** A form of this app; one that can't exist is answered like one that does not. */
  static QualifiedKey key(String app, String form) {
    try {
      return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(form));
    } catch (IllegalArgumentException notAKey) {
      throw new Refusal.NotFound("record.form.not-found");
    }
  }
}
