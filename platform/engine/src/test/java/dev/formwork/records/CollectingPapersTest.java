package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineTest;
import dev.formwork.files.Files;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers of a customer: the rows are there by themselves, and each takes its file. */
@EngineTest
class CollectingPapersTest {

  /** What customers have besides. */
  private static final String PAPERS =
      """
      - {key: kind, type: choice, title: Kind, options: [{key: person, title: Person}, {key: company, title: Company}], default: person}
      - key: papers
        type: subtable
        title: Papers
        given: paper
        fields:
          - key: paper
            type: choice
            title: Paper
            options: [{key: identity, title: Identity, parent: person}, {key: licence, title: Licence, parent: company}, {key: income, title: Income, parent: person}]
            filter: {field: parent, op: eq, value: $field.kind}
          - {key: status, type: choice, title: Status, options: [{key: missing, title: Missing}, {key: received, title: Received}], default: missing}
          - {key: copy, type: attachment, title: Copy, maxSize: 1, accept: [pdf]}
      - {key: open, type: formula, title: Open, result: integer, formula: "papers.filter(each => each.status !== 'received').length"}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Files files;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(shop, "form", "customer", Shop.text("customer.form.yaml") + PAPERS.indent(6));
  }

  @Test
  void givesTheRowsOfANewRecordAndCountsWhatIsOpen() {
    RecordView customer = customer(Map.of("name", "Li Na", "phone", "13912345678"));

    assertThat(papers(customer))
        .extracting(row -> row.get("paper"), row -> row.get("status"))
        .containsExactly(tuple("identity", "missing"), tuple("income", "missing"));
    assertThat(customer.data()).containsEntry("open", 2L);
  }

  @Test
  void showsThemBeforeTheRecordIsThere() {
    RecordView preview =
        records.preview(shop.actor("root"), shop.form("customer"), null, Map.of("kind", "company"));

    assertThat(papers(preview)).extracting(row -> row.get("paper")).containsExactly("licence");
  }

  @Test
  void bringsBackRowsThatAClientLeftOut() {
    RecordView customer = customer(Map.of("name", "Li Na", "phone", "13912345678"));

    RecordView edited = edit(customer, List.of());

    assertThat(papers(edited)).hasSize(2);
  }

  @Test
  void keepsAFileInItsRowForWhoeverMayReadTheRecord() {
    RecordView customer = customer(Map.of("name", "Li Na", "phone", "13912345678"));
    String file = upload("p-root", "id.pdf");

    RecordView edited =
        edit(
            customer,
            List.of(
                Map.of(
                    "_row",
                    papers(customer).getFirst().get("_row"),
                    "paper",
                    "identity",
                    "status",
                    "received",
                    "copy",
                    List.of(Map.of("id", file)))));

    assertThat(edited.data()).containsEntry("open", 1L);
    Map<?, ?> kept = (Map<?, ?>) ((List<?>) papers(edited).getFirst().get("copy")).getFirst();
    assertThat(kept.get("name")).isEqualTo("id.pdf");
    assertThat(records.file(shop.actor("root"), edited.key(), edited.id(), file).id())
        .isEqualTo(file);
    assertThatThrownBy(() -> records.file(shop.actor("otto"), edited.key(), edited.id(), file))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void refusesFilesOfOthersAndOfWrongKindsInRows() {
    RecordView customer = customer(Map.of("name", "Li Na", "phone", "13912345678"));
    String others = upload("p-otto", "id.pdf");
    String text = upload("p-root", "id.txt");

    assertThatThrownBy(() -> edit(customer, List.of(withCopy(others))))
        .hasMessageContaining("record.attachment.not-found at papers[0].copy[0]");
    assertThatThrownBy(() -> edit(customer, List.of(withCopy(text))))
        .hasMessageContaining("record.attachment.wrong-kind at papers[0].copy[0]");
  }

  private static Map<String, Object> withCopy(String file) {
    return Map.of("paper", "identity", "copy", List.of(Map.of("id", file)));
  }

  private RecordView customer(Map<String, ?> data) {
    return records.handle(
        shop.actor("root"), new Command.Create(shop.form("customer"), data, true, shop.act()));
  }

  private RecordView edit(RecordView record, List<?> papers) {
    return records.handle(
        shop.actor("root"),
        new Command.Edit(record.key(), record.id(), Map.of("papers", papers), shop.act()));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> papers(RecordView record) {
    return (List<Map<String, Object>>) record.data().getOrDefault("papers", List.of());
  }

  private String upload(String person, String name) {
    var content =
        new ByteArrayInputStream(
            (name.endsWith("pdf") ? "%PDF-1.7" : "text").getBytes(StandardCharsets.UTF_8));
    return files.store(person, name, content).id();
  }
}
