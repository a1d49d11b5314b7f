package dev.formwork.designer.editor;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.DesignerTest;
import dev.formwork.editing.Place;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.timers.Timers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fields that become others, with what names them and what records hold in them. */
@DesignerTest
class SplittingAndMergingFieldsTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName GUEST = DefinitionName.of("form", "guest");
  private static final DefinitionName CLERK = DefinitionName.of("role", "clerk");
  private static final DefinitionName CARRY = DefinitionName.of("rule", "carry-full-name-over");

  private static final String FORM =
      """
      key: guest
      title: Guest
      summary: [fullName]
      list: {columns: [fullName, deposit], sort: [{field: deposit}]}
      sections:
        - key: main
          title: Main
          fields:
            - {key: fullName, type: text, title: {en: Name, zh: 姓名}, required: true, maxLength: 60} # as on the pass
            - {key: deposit, type: money, title: Deposit, sortable: true}
            - {key: rest, type: money, title: Rest, min: 5}
            - {key: mobile, type: text, title: Mobile}
            - {key: landline, type: text, title: Landline, maxLength: 30}
      """;

  private static final String ROLE =
      """
      key: clerk
      title: Clerk
      grants:
        - form: guest
          actions: [read, create, edit]
          scope: all
          fields: {fullName: masked, mobile: hidden, landline: read}
      """;

  private final DefinitionKey app = DefinitionKey.of("reshaping-" + APPS.incrementAndGet());
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  @Autowired private RecordService records;
  @Autowired private People people;
  @Autowired private Timers timers;
  @Autowired private IdSource ids;
  @Autowired private MongoDatabase database;
  private Refactoring refactoring;
  private Actor admin;

  @BeforeEach
  void draw() {
    admin = people.actor("admin").orElseThrow();
    refactoring = new Refactoring(drafts, types, impact, () -> admin);
    drafts.create(admin, Manifest.of(app.value(), LocalizedText.of("Reshaping")));
    drafts.save(admin, app, GUEST, FORM, 0);
    drafts.save(admin, app, CLERK, ROLE, 0);
    assertThat(drafts.check(admin, app).list()).isEmpty();
  }

  // ---- in definitions ----

  @Test
  void aFieldThatNobodyNeedsMakesRoomForItsParts() {
    Refactoring.Reshape plan = split();

    assertThat(plan.isRetiring()).isFalse();
    assertThat(plan.rule()).isEmpty();
    assertThat(plan.left()).isEmpty();
    assertThat(plan.following()).isEqualTo(Map.of(GUEST, 2, CLERK, 1));
    refactoring.apply(plan);

    assertThat(keys()).startsWith("family", "given", "deposit").doesNotContain("fullName");
    assertThat(field("family").path("required").asBoolean()).isTrue();
    assertThat(field("given").has("required")).isFalse();
    assertThat(field("given").path("maxLength").asInt()).isEqualTo(60);
    assertThat(text(GUEST))
        .contains("summary: [family, given]")
        .contains("columns: [family, given, deposit]");
    assertThat(drafts.check(admin, app).hasErrors()).isFalse();
  }

  @Test
  void whoMayNotSeeTheWholeMayNotSeeItsParts() {
    refactoring.apply(split());

    assertThat(rights()).containsEntry("family", "masked").containsEntry("given", "masked");
  }

  @Test
  void whatIsHiddenInOneOfThemIsHiddenInWhatTheyBecome() {
    refactoring.apply(merge(FieldMerge.Way.FIRST, "mobile", "landline"));

    assertThat(rights()).containsEntry("one", "hidden").doesNotContainKeys("mobile", "landline");
  }

  @Test
  void aFieldThatSomethingElseMeansRetiresAndSaysWhatStillNamesIt() {
    drafts.save(
        admin,
        app,
        GUEST,
        FORM
            + "checks: [{key: short, when: {field: fullName, op: eq, value: x}, message: Too short}]\n",
        1);

    Refactoring.Reshape plan = split();
    refactoring.apply(plan);

    assertThat(plan.left())
        .extracting(usage -> usage.reference().pointer())
        .allMatch(pointer -> pointer.startsWith("/checks/0"))
        .isNotEmpty();
    assertThat(field("fullName").path("readOnly").asBoolean()).isTrue();
    assertThat(field("fullName").has("required")).isFalse();
    assertThat(drafts.check(admin, app).hasErrors()).isFalse();
  }

  @Test
  void nothingIsKeptWhereSomebodyElseWasQuicker() {
    live();
    guest("Ada Lovelace");
    Refactoring.Reshape plan = split();
    drafts.save(admin, app, CLERK, ROLE.replace("title: Clerk", "title: Host"), 0);

    assertThatThrownBy(() -> refactoring.apply(plan)).isInstanceOf(Refusal.Conflict.class);

    assertThat(text(GUEST)).isEqualTo(FORM);
    assertThat(drafts.open(admin, app).find(CARRY)).isEmpty();
  }

  // ---- in records ----

  @Test
  void valuesOfRecordsComeOverOnceAndStayReadableWhereTheyWere() {
    live();
    RecordView ada = guest("  Ada  King Lovelace ");
    RecordView plato = guest("Plato");
    Refactoring.Reshape plan = split();
    assertThat(plan.records()).isEqualTo(2);
    assertThat(plan.rule()).contains(CARRY);
    refactoring.apply(plan);
    live();
    RecordView newer =
        records.handle(
            admin, new Command.Create(form(), Map.of("family", "Wu", "given", "Mei"), true, act()));

    carryOver();

    assertThat(view(ada).data())
        .containsEntry("family", "Ada")
        .containsEntry("given", "King Lovelace")
        .containsKey("fullName");
    assertThat(view(plato).data()).containsEntry("family", "Plato").doesNotContainKey("given");
    assertThat(view(newer).data()).containsEntry("family", "Wu").doesNotContainKey("fullName");

    long before = view(ada).revision();
    long beforeOther = view(plato).revision();
    carryOver();
    assertThat(view(ada).revision()).as("where it has been, nothing is left").isEqualTo(before);
    assertThat(view(plato).revision()).isEqualTo(beforeOther);
  }

  @Test
  void whatSomebodyHasCorrectedIsNotWrittenOver() {
    live();
    RecordView ada = guest("Ada Lovelace");
    refactoring.apply(split());
    live();
    records.handle(
        admin, new Command.Edit(form(), ada.id(), Map.of("given", "Augusta Ada"), act()));

    carryOver();

    assertThat(view(ada).data()).containsEntry("given", "Augusta Ada").doesNotContainKey("family");
  }

  @Test
  void sumsAreExactAndEmptyOnesCountForNothing() {
    live();
    RecordView both = made(Map.of("fullName", "A", "deposit", "0.10", "rest", "20.20"));
    RecordView one = made(Map.of("fullName", "B", "rest", "7"));
    RecordView none = made(Map.of("fullName", "C"));
    refactoring.apply(merge(FieldMerge.Way.SUM, "deposit", "rest"));
    live();

    carryOver();

    assertThat(number(both)).isEqualByComparingTo("20.30");
    assertThat(number(one)).isEqualByComparingTo("7");
    assertThat(view(none).data()).doesNotContainKey("one");
  }

  @Test
  void valuesAreJoinedOrTheFirstIsTaken() {
    live();
    RecordView both = made(Map.of("fullName", "A", "mobile", "1", "landline", "2"));
    RecordView late = made(Map.of("fullName", "B", "landline", "3"));
    refactoring.apply(merge(FieldMerge.Way.JOINED, "mobile", "landline"));
    live();
    carryOver();
    assertThat(view(both).data()).containsEntry("one", "1 / 2");
    assertThat(view(late).data()).containsEntry("one", "3");
  }

  // ---- where a text is cut ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' '  | 2 | '  Ada  King '  | Ada / King",
        "' '  | 2 | 'A B C'         | A / B C",
        "' '  | 3 | 'A'             | A /  / ",
        "','  | 2 | 'A, B'          | A / B",
        "'1'  | 2 | '欧阳修'          | 欧 / 阳修",
        "'2'  | 2 | '欧阳修'          | 欧阳 / 修",
        "'3'  | 2 | 'A'             | A / ",
        "'1'  | 2 | '𠮷野家'          | 𠮷 / 野家",
      })
  void saysBeforeWhereATextIsCut(String how, int count, String text, String pieces) {
    FieldSplit.Cut cut =
        how.matches("[0-9]")
            ? new FieldSplit.Cut.After(List.of(Integer.parseInt(how)))
            : new FieldSplit.Cut.At(how);

    assertThat(String.join(" / ", cut.pieces(text, count)).strip()).isEqualTo(pieces.strip());
  }

  @Test
  void theRuleCutsWhereTheSheetHasSaid() {
    live();
    RecordView rare = guest(" 𠮷野家 ");
    RecordView brief = guest("欧");
    refactoring.apply(split(new FieldSplit.Cut.After(List.of(1))));
    live();
    carryOver();

    assertThat(view(rare).data()).containsEntry("family", "𠮷").containsEntry("given", "野家");
    assertThat(view(brief).data()).containsEntry("family", "欧").doesNotContainKey("given");
  }

  @Test
  void whatIsNothingButSeparatorsIsKeptAsItIs() {
    live();
    RecordView odd = guest(",");
    refactoring.apply(split(new FieldSplit.Cut.At(",")));
    live();
    carryOver();

    assertThat(view(odd).data()).containsEntry("family", ",");
  }

  @Test
  void knowsWhatCanBeMergedAndHow() {
    assertThat(FieldMerge.ways(List.of(field("deposit"), field("rest"))))
        .containsExactly(FieldMerge.Way.JOINED, FieldMerge.Way.FIRST, FieldMerge.Way.SUM);
    assertThat(FieldMerge.ways(List.of(field("deposit"), field("mobile"))))
        .containsExactly(FieldMerge.Way.JOINED);
    assertThat(FieldMerge.ways(List.of(field("mobile")))).isEmpty();
  }

  // ---- acts ----

  private Refactoring.Reshape split() {
    return split(new FieldSplit.Cut.At(" "));
  }

  private Refactoring.Reshape split(FieldSplit.Cut cut) {
    List<FieldSplit.Part> parts = List.of(part("family"), part("given"));
    return reshape(FieldSplit.of(field("fullName"), parts, cut));
  }

  private Refactoring.Reshape merge(FieldMerge.Way way, String... keys) {
    List<JsonNode> fields = List.of(keys).stream().map(this::field).toList();
    return reshape(FieldMerge.of(fields, part("one"), way, " / "));
  }

  private Refactoring.Reshape reshape(Reshaping reshaping) {
    List<Place> places =
        ChosenFields.all(tree()).stream()
            .filter(place -> reshaping.oldKeys().contains(key(place)))
            .toList();
    Refactoring.Reshape plan = refactoring.reshape(app, GUEST, places, reshaping);
    assertThat(plan.wrong()).isEmpty();
    return plan;
  }

  private static FieldSplit.Part part(String key) {
    return new FieldSplit.Part(
        key, JsonNodeFactory.instance.objectNode().put("en", key).put("zh", key));
  }

  private void live() {
    drafts.publish(admin, app, "as it is");
  }

  /** The moment comes at which the rule looks for records, and it is done with them. */
  private void carryOver() {
    var schedule = Filters.regex("_id", "^rule-schedule:" + app + "/");
    await(() -> database.getCollection("timers").countDocuments(schedule) == 1);
    long before = runs();
    Date past = Date.from(Instant.now().minusSeconds(1));
    database
        .getCollection("timers")
        .updateOne(schedule, Updates.combine(Updates.set("due", past), Updates.set("next", past)));
    await(() -> {
      timers.fireDue();
      return runs() == before + 1;
    });
  }

  private long runs() {
    return database
        .getCollection("runs")
        .countDocuments(
            Filters.and(Filters.regex("rule", "^" + app + "/"), Filters.eq("state", "DONE")));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private RecordView guest(String name) {
    return made(Map.of("fullName", name));
  }

  private RecordView made(Map<String, ?> data) {
    return records.handle(admin, new Command.Create(form(), data, true, act()));
  }

  private RecordView view(RecordView record) {
    return records.get(admin, form(), record.id());
  }

  private BigDecimal number(RecordView record) {
    return new BigDecimal(String.valueOf(view(record).data().get("one")));
  }

  private QualifiedKey form() {
    return new QualifiedKey(app, GUEST.key());
  }

  private Command.Act act() {
    return Command.Act.of(ids.next(), Command.Origin.API);
  }

  // ---- what stands there ----

  private String text(DefinitionName name) {
    return drafts.open(admin, app).find(name).orElseThrow().text();
  }

  private JsonNode tree() {
    return Yaml.read(text(GUEST)).tree();
  }

  private List<String> keys() {
    return ChosenFields.all(tree()).stream().map(this::key).toList();
  }

  private String key(Place place) {
    return tree().at(place.pointer()).path("key").asString("");
  }

  private JsonNode field(String key) {
    return Suggestions.fieldNodes(tree()).stream()
        .filter(field -> field.path("key").asString("").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> rights() {
    JsonNode fields = Yaml.read(text(CLERK)).tree().at("/grants/0/fields");
    var rights = new HashMap<String, String>();
    Set<Map.Entry<String, JsonNode>> all = fields.properties();
    all.forEach(each -> rights.put(each.getKey(), each.getValue().asString("")));
    return rights;
  }
}
