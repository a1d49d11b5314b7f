package dev.formwork.records.internal;

import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.flows.Decision;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Step;
import dev.formwork.flows.Vote;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of records: what was uploaded by this actor, or stood in the field before, may stand in it.
 */
@Component
class Attachments {

  private final Files files;

  Attachments(Files files) {
    this.files = files;
  }

  /** The data with name, size and type of each file; refuses files that are not the actor's. */
  Map<String, Object> completed(
      Actor actor, FormLogic logic, Map<String, Object> before, Map<String, Object> data) {
    var completed = new LinkedHashMap<>(data);
    var found = new ArrayList<Problem>();
    for (Field field : logic.fields().values()) {
      String key = field.key().value();
      if (!(data.get(key) instanceof List<?> list) || Differences.same(before.get(key), list)) {
        continue;
      }
      if (isFiles(field.type())) {
        var known = ids(before.get(key));
        completed.put(key, files(actor, field.type(), list, known, new At(key, found)));
      } else if (field.type() instanceof FieldType.Subtable rows && hasFiles(rows)) {
        completed.put(key, rows(actor, rows, list, before.get(key), new At(key, found)));
      }
    }
    new Problems(found).orThrow();
    return completed;
  }

  /** Where something stands, and where problems with it go. */
  private record At(String path, List<Problem> found) {
    At in(String step) {
      return new At(path + step, found);
    }

    void report(Problems problems) {
      problems.forEach(found::add);
    }
  }

  /**
   * The entries of files.
   *
   * @param known the ids of those that stood there before, whoever uploaded them
   */
  private List<Map<String, Object>> files(
      Actor actor, FieldType type, List<?> list, Set<String> known, At at) {
    var entries = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < list.size(); i++) {
      String id = String.valueOf(((Map<?, ?>) list.get(i)).get("id"));
      At here = at.in("[" + i + "]");
      Optional<StoredFile> file =
          files.find(id).filter(f -> f.uploadedBy().equals(actor.id()) || known.contains(id));
      if (file.isEmpty()) {
        here.report(Problems.of(Problem.error("record.attachment.not-found", here.path())));
        continue;
      }
      here.report(check(type, file.get(), here.path()));
      entries.add(entry(type, file.get()));
    }
    return entries;
  }

  private List<Map<String, Object>> rows(
      Actor actor, FieldType.Subtable type, List<?> list, @Nullable Object before, At at) {
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < list.size(); i++) {
      var row = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) list.get(i))
          .forEach((key, cell) -> {
            if (cell != null) {
              row.put(String.valueOf(key), cell);
            }
          });
      for (Field cell : type.fields()) {
        String key = cell.key().value();
        if (isFiles(cell.type()) && row.get(key) instanceof List<?> files) {
          At here = at.in("[" + i + "]." + key);
          row.put(key, files(actor, cell.type(), files, idsInRows(before, key), here));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean hasFiles(FieldType.Subtable rows) {
    return rows.fields().stream().anyMatch(cell -> isFiles(cell.type()));
  }

  private static Set<String> ids(@Nullable Object files) {
    var ids = new HashSet<String>();
    if (files instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> file) {
          ids.add(String.valueOf(file.get("id")));
        }
      });
    }
    return ids;
  }

  private static Set<String> idsInRows(@Nullable Object rows, String cell) {
    var ids = new HashSet<String>();
    if (rows instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> row) {
          ids.addAll(ids(row.get(cell)));
        }
      });
    }
    return ids;
  }

  /** Refuses a decision that comes with files, or a signature, that its actor didn't upload. */
  void requireOwn(Actor actor, Decision decision) {
    Problems problems = Problems.NONE;
    for (int i = 0; i < decision.files().size(); i++) {
      problems = problems.and(own(actor, decision.files().get(i), "files[" + i + "]"));
    }
    if (decision.signature() != null) {
      problems = problems.and(own(actor, decision.signature(), "signature"));
    }
    problems.orThrow();
  }

  private Problems own(Actor actor, String id, String path) {
    return files.find(id).filter(file -> file.uploadedBy().equals(actor.id())).isPresent()
        ? Problems.NONE
        : Problems.of(Problem.error("record.attachment.not-found", path));
  }

  /** The ids of all files that came with decisions on the record. */
  static Set<String> ofDecisions(@Nullable Execution execution) {
    var named = new HashSet<String>();
    for (Step step : execution == null ? List.<Step>of() : execution.steps()) {
      for (Vote vote : step.poll().votes()) {
        named.addAll(vote.files());
        if (vote.signature() != null) {
          named.add(vote.signature());
        }
      }
    }
    return named;
  }

  /** The files that came with decisions, by id. */
  Map<String, StoredFile> ofDecisionsOn(Execution execution) {
    var found = new HashMap<String, StoredFile>();
    for (String id : ofDecisions(execution)) {
      files.find(id).ifPresent(file -> found.put(id, file));
    }
    return found;
  }

  /** The ids of all files that stand in the data, also in its rows. */
  Set<String> named(FormLogic logic, Map<String, Object> data) {
    var named = new HashSet<String>();
    for (Field field : logic.fields().values()) {
      Object value = data.get(field.key().value());
      if (isFiles(field.type())) {
        named.addAll(ids(value));
      } else if (field.type() instanceof FieldType.Subtable rows) {
        rows.fields().stream()
            .filter(cell -> isFiles(cell.type()))
            .forEach(cell -> named.addAll(idsInRows(value, cell.key().value())));
      }
    }
    return named;
  }

  StoredFile find(String id) {
    return files.find(id).orElseThrow(() -> new Refusal.NotFound("files.not-found"));
  }

  private static boolean isFiles(FieldType type) {
    return type instanceof FieldType.Attachment || type instanceof FieldType.Signature;
  }

  private Problems check(FieldType type, StoredFile file, String path) {
    return type instanceof FieldType.Attachment attachment
        ? check(attachment, file, path)
        : checkSignature(file, path);
  }

  /** A picture by what it begins with, whatever it is called, and not a large one. */
  private Problems checkSignature(StoredFile file, String path) {
    if (file.size() > FieldType.Signature.MAX_BYTES) {
      return Problems.of(Problem.error("record.signature.too-large", path));
    }
    var content = new ByteArrayOutputStream();
    files.copy(file, content);
    return PngHeader.isPicture(content.toByteArray())
        ? Problems.NONE
        : Problems.of(Problem.error("record.signature.not-a-picture", path));
  }

  private static Problems check(FieldType.Attachment type, StoredFile file, String path) {
    Problems problems = Problems.NONE;
    if (file.size() > type.maxSize() * 1024L * 1024L) {
      problems =
          problems.and(
              Problem.error("record.attachment.too-large", path).with("max", type.maxSize()));
    }
    String ending = file.name().substring(file.name().lastIndexOf('.') + 1);
    if (!type.accept().isEmpty() && !type.accept().contains(ending.toLowerCase(Locale.ROOT))) {
      problems =
          problems.and(
              Problem.error("record.attachment.wrong-kind", path)
                  .with("accepted", String.join(", ", type.accept())));
    }
    return problems;
  }

  private static Map<String, Object> entry(FieldType type, StoredFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", file.id());
    entry.put("name", file.name());
    entry.put("size", file.size());
    entry.put("type", file.type());
    if (type instanceof FieldType.Signature) {
      entry.put("by", file.uploadedBy());
      entry.put("at", file.uploadedAt());
    }
    return entry;
  }
}
