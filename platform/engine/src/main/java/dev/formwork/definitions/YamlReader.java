package dev.formwork.definitions;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds a tree from the events of one YAML text, watching its limits on the way. */
final class YamlReader {

  private static final int MAX_DEPTH = 50;

  /** What a Decimal128 holds. */
  private static final int MAX_DIGITS = 34;

  private static final int LONGEST_NUMBER = 200;
  private static final Pattern NUMBER_LIKE = Pattern.compile("[-0-9.eE+]+");
  private static final ScalarResolver TYPES = new JsonScalarResolver();
  private static final JsonNodeFactory NODES = new JsonNodeFactory();

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  /** Ends the reading at a problem after which nothing makes sense. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  ReadYaml read(String text) {
    try {
      Iterator<Event> events = new Parse(settings(text)).parseString(text).iterator();
      JsonNode tree = document(events);
      return problems.isEmpty()
          ? new ReadYaml(tree, Problems.NONE, lines)
          : ReadYaml.failed(problems, lines);
    } catch (Stop _) {
      return ReadYaml.failed(problems, lines);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return failedAt(line, e.getProblem());
    } catch (YamlEngineException e) {
      return failedAt(1, "not YAML");
    }
  }

  /** A buffer that holds all: with a small one, a long line takes time by its square. */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setCodePointLimit(Yaml.MAX_BYTES)
        .setBufferSize(text.length() + 1)
        .build();
  }

  private ReadYaml failedAt(int line, String detail) {
    lines.put("", line);
    return ReadYaml.failed(
        List.of(Problem.error("definitions.read.syntax", "").with("detail", detail)), lines);
  }

  private JsonNode document(Iterator<Event> events) {
    events.next(); // stream start
    if (events.next() instanceof StreamEndEvent) {
      throw stop("definitions.read.empty", "");
    }
    JsonNode tree = node(events.next(), events, "", 0);
    events.next(); // document end
    if (!(events.next() instanceof StreamEndEvent)) {
      throw stop("definitions.read.several-documents", "");
    }
    return tree;
  }

  private JsonNode node(Event event, Iterator<Event> events, String pointer, int depth) {
    lines.putIfAbsent(pointer, lineOf(event));
    if (depth > MAX_DEPTH) {
      throw stop("definitions.read.too-deep", "", "limit", MAX_DEPTH);
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, pointer);
      case MappingStartEvent start -> {
        checkPlain(start.getAnchor(), start.getTag(), pointer);
        yield mapping(events, pointer, depth);
      }
      case SequenceStartEvent start -> {
        checkPlain(start.getAnchor(), start.getTag(), pointer);
        yield sequence(events, pointer, depth);
      }
      case AliasEvent _ -> throw stop("definitions.read.alias", pointer);
      default -> throw stop("definitions.read.syntax", pointer, "detail", event.getEventId());
    };
  }

  private JsonNode mapping(Iterator<Event> events, String pointer, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw stop("definitions.read.key", pointer);
      }
      checkPlain(key.getAnchor(), key.getTag(), pointer);
      String name = key.getValue();
      checkText(name, pointer);
      String member = Pointers.member(pointer, name);
      boolean twice = object.has(name);
      lines.put(member, lineOf(event));
      JsonNode value = node(events.next(), events, member, depth + 1);
      if (twice) {
        problems.add(problem("definitions.read.duplicate-key", member).with("key", name));
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private JsonNode sequence(Iterator<Event> events, String pointer, int depth) {
    var array = NODES.arrayNode();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      array.add(node(event, events, Pointers.item(pointer, array.size()), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarEvent scalar, String pointer) {
    checkPlain(scalar.getAnchor(), scalar.getTag(), pointer);
    String value = scalar.getValue();
    if (!scalar.isPlain()) {
      return text(value, pointer);
    }
    if (value.length() > LONGEST_NUMBER) {
      return NUMBER_LIKE.matcher(value).matches() ? refusedNumber(pointer) : text(value, pointer);
    }
    Tag type = TYPES.resolve(value, true);
    if (Tag.NULL.equals(type)) {
      return NODES.nullNode();
    }
    if (Tag.BOOL.equals(type)) {
      return NODES.booleanNode(value.equals("true"));
    }
    if (Tag.INT.equals(type) || Tag.FLOAT.equals(type)) {
      return number(value, pointer);
    }
    return text(value, pointer);
  }

  private JsonNode text(String value, String pointer) {
    checkText(value, pointer);
    return NODES.stringNode(value);
  }

  private JsonNode number(String value, String pointer) {
    try {
      var number = new BigDecimal(value);
      if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
        return refusedNumber(pointer);
      }
      boolean whole = value.chars().allMatch(c -> c == '-' || Character.isDigit(c));
      return whole && number.precision() <= 18
          ? NODES.numberNode(number.longValueExact())
          : NODES.numberNode(number);
    } catch (NumberFormatException _) { // .inf, .nan, an exponent beyond int
      return refusedNumber(pointer);
    }
  }

  private JsonNode refusedNumber(String pointer) {
    problems.add(problem("definitions.read.number", pointer).with("digits", MAX_DIGITS));
    return NODES.nullNode();
  }

  private void checkPlain(Optional<Anchor> anchor, Optional<String> tag, String pointer) {
    if (anchor.isPresent()) {
      throw stop("definitions.read.alias", pointer);
    }
    if (tag.isPresent()) {
      throw stop("definitions.read.tag", pointer);
    }
  }

  /** Texts must survive UTF-8, the database and a screen: no lone surrogates, no controls. */
  private void checkText(String text, String pointer) {
    boolean clean =
        text.codePoints()
            .allMatch(c ->
                c == '\n'
                    || c == '\t'
                    || !(Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.UNASSIGNED));
    if (!clean) {
      problems.add(problem("definitions.read.character", pointer));
    }
  }

  private Problem problem(String code, String pointer) {
    return Problem.error(code, pointer);
  }

  private Stop stop(String code, String pointer) {
    problems.add(Problem.error(code, pointer));
    return new Stop();
  }

  private Stop stop(String code, String pointer, String arg, Object value) {
    problems.add(Problem.error(code, pointer).with(arg, value.toString()));
    return new Stop();
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
