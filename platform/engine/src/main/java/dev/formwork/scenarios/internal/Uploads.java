package dev.formwork.scenarios.internal;

import dev.formwork.files.StoredFile;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Files that people bring in a scenario. In a field for files a text is the name of one, {@code
 * {file: film.mp4, megabytes: 30}} says how large it is. Each is uploaded as screens do it, before
 * the record is written that names it.
 */
final class Uploads {

  private static final String FILE = "file";
  private static final String MEGABYTES = "megabytes";
  private static final int MEGABYTE = 1024 * 1024;

  /** A picture of one point. */
  private static final byte[] PICTURE =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d4944415478da6364f8cf500f00038601805a347d6a"
                  + "0000000049454e44ae426082");

  private final Stage stage;

  Uploads(Stage stage) {
    this.stage = stage;
  }

  /** Keeps a file under a name. */
  @FunctionalInterface
  interface Keeping extends BiFunction<String, InputStream, StoredFile> {}

  Keeping by(Actor actor) {
    return (name, content) -> stage.world().files().store(actor.id(), name, content);
  }

  /** The values of a record with what screens send for each file, once it is there. */
  Map<String, @Nullable Object> in(
      Map<String, @Nullable Object> data, QualifiedKey form, Keeping keeping) {
    var sent = new LinkedHashMap<String, @Nullable Object>(data);
    stage.form(form).stream()
        .flatMap(Form::fields)
        .forEach(field ->
            sent.computeIfPresent(
                field.key().value(), (_, value) -> sent(field.type(), value, keeping)));
    return sent;
  }

  private static Object sent(FieldType type, Object value, Keeping keeping) {
    if (type instanceof FieldType.Attachment || type instanceof FieldType.Signature) {
      List<?> files = value instanceof List<?> several ? several : List.of(value);
      return files.stream().map(each -> sent(each, keeping)).toList();
    }
    if (type instanceof FieldType.Subtable rows && value instanceof List<?> list) {
      return list.stream().map(row -> row(rows, row, keeping)).toList();
    }
    return value;
  }

  private static Object row(FieldType.Subtable type, Object row, Keeping keeping) {
    if (!(row instanceof Map<?, ?> cells)) {
      return row;
    }
    var sent = new LinkedHashMap<Object, @Nullable Object>(cells);
    for (Field cell : type.fields()) {
      sent.computeIfPresent(cell.key().value(), (_, value) -> sent(cell.type(), value, keeping));
    }
    return sent;
  }

  private static Object sent(Object file, Keeping keeping) {
    return switch (file) {
      case String name -> Map.of("id", kept(name, 0, keeping));
      case Map<?, ?> map when map.get(FILE) instanceof String name ->
          Map.of("id", kept(name, map.get(MEGABYTES) instanceof Number size ? size : 0, keeping));
      default -> file;
    };
  }

  private static String kept(String name, Number megabytes, Keeping keeping) {
    byte[] begins =
        name.toLowerCase(Locale.ROOT).endsWith(".png")
            ? PICTURE
            : name.getBytes(StandardCharsets.UTF_8);
    int size = Math.max(begins.length, Math.multiplyExact(megabytes.intValue(), MEGABYTE));
    return keeping.apply(name, new ByteArrayInputStream(Arrays.copyOf(begins, size))).id();
  }

  /** Ids of files that come with a decision. */
  List<String> kept(List<String> names, Actor actor) {
    return names.stream().map(name -> kept(name, 0, by(actor))).toList();
  }
}
