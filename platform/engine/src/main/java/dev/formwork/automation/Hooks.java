package dev.formwork.automation;

import dev.formwork.automation.internal.Firings;
import dev.formwork.automation.internal.HookCalls;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.ValueKind;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes calls of other systems, each for the one rule that it names. */
@Service
@NoPermission(because = "whoever calls shows the token of the rule; nobody is signed in")
public class Hooks {

  /** What a call may carry, in bytes. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_KEY = 200;

  private final Apps apps;
  private final RuleActs acts;
  private final Firings firings;
  private final HookCalls calls;
  private final Time time;

  Hooks(Apps apps, RuleActs acts, Firings firings, HookCalls calls, Time time) {
    this.apps = apps;
    this.acts = acts;
    this.firings = firings;
    this.calls = calls;
    this.time = time;
  }

  /** When it is, and how new things are named. */
  @Component
  record Time(Clock clock, ZoneId zone, IdSource ids) {}

  /**
   * A call as it came in.
   *
   * @param token absent where it carries none
   * @param key what makes it the same as an earlier one; absent where the sender gives none
   */
  public record Call(@Nullable String token, @Nullable String key, String body) {}

  /**
   * What came of a call.
   *
   * @param run id of its run; absent where the rule's condition doesn't hold
   * @param repeated whether it had come before
   */
  public record Taken(@Nullable String run, boolean repeated) {}

  /**
   * Takes a call. A rule that isn't there and a token that isn't right are told by the same
   * refusal, however often it is tried; a token is too long to be guessed.
   */
  public Taken take(QualifiedKey key, Call call) {
    Optional<Rule> found = apps.live().find(Rule.TYPE, key).filter(rule -> !rule.off());
    if (found.isEmpty() || !(found.get().trigger() instanceof Trigger.Hook hook)) {
      throw new Refusal.NotFound("rule.hook.not-found");
    }
    Instant now = time.clock().instant();
    if (!isRight(key, hook, call.token())) {
      throw new Refusal.NotFound("rule.hook.not-found");
    }
    calls.count(key.toString(), now, hook.limit());
    if (call.body().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new Refusal.TooMuch(
          Problem.error("rule.hook.too-large", "").with("max", MAX_BYTES / 1024));
    }
    JsonNode body = read(call.body());
    Map<String, Object> values = values(hook, body);
    var about = new RuleActs.About(key.app(), null, null, now, values);
    Rule rule = found.get();
    Condition when = rule.when();
    if (when != null && !acts.evaluate(about, context -> ConditionEvaluator.test(when, context))) {
      return new Taken(null, false);
    }
    String run = firings.id("hook", key, same(hook, call, body));
    boolean isNew =
        firings.begin(firings.plain(run, key, apps.current(key.app()).number(), values, now));
    return new Taken(run, !isNew);
  }

  private boolean isRight(QualifiedKey key, Trigger.Hook hook, @Nullable String token) {
    Object secret = apps.live().parameters(key.app()).get(hook.secret().value());
    return secret instanceof String expected
        && expected.length() >= SHORTEST_SECRET
        && token != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(String body) {
    try {
      JsonNode read = Definitions.mapper().readTree(body);
      if (read.isObject()) {
        return read;
      }
    } catch (JacksonException unreadable) {
      throw new Refusal.Invalid(Problem.error("api.json.malformed", ""));
    }
    throw new Refusal.Invalid(Problem.error("api.json.malformed", ""));
  }

  private Map<String, Object> values(Trigger.Hook hook, JsonNode body) {
    var values = new LinkedHashMap<String, Object>();
    List<Problem> problems = new ArrayList<>();
    for (Trigger.Taken taken : hook.fields()) {
      JsonNode at = body.at(taken.at());
      Object plain = plain(at);
      Object value = plain == null ? null : typed(taken.type(), plain);
      if (value != null) {
        values.put(taken.key().value(), value);
      } else if (plain != null) {
        problems.add(Problem.error("rule.hook.unfit", taken.at()).with("at", taken.at()));
      } else if (taken.required()) {
        problems.add(Problem.error("rule.hook.missing", taken.at()).with("at", taken.at()));
      }
    }
    new Problems(problems).orThrow();
    return values;
  }

  private @Nullable Object typed(ValueKind kind, Object plain) {
    return switch (kind) {
      case CHOICES -> plain instanceof List<?> ? plain : null;
      case TEXT -> plain instanceof List<?> ? null : plain.toString();
      case NUMBER, DATE, DATE_TIME, SWITCH -> kind.comparable(plain, time.zone());
      case ROWS -> null;
    };
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    return node.isString() ? node.stringValue() : null;
  }

  /** What tells that a call came before; without it each is a call of its own. */
  private String same(Trigger.Hook hook, Call call, JsonNode body) {
    String key = call.key();
    if (hook.key() != null) {
      JsonNode at = body.at(hook.key());
      key = at.isValueNode() && !at.isNull() ? at.asString() : null;
      if (key == null) {
        throw new Refusal.Invalid(
            Problem.error("rule.hook.missing", hook.key()).with("at", hook.key()));
      }
    }
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new Refusal.Invalid(
          Problem.error("record.action.bad-id", "Idempotency-Key").with("max", LONGEST_KEY));
    }
    return key == null ? time.ids().next() : key;
  }
}
