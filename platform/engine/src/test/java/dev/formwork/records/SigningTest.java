package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.files.Files;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signatures in fields. */
@EngineTest
class SigningTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Files files;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(
        shop,
        "form",
        "customer",
        Shop.text("customer.form.yaml")
            .concat("      - {key: signed, type: signature, title: Signed}\n"));
  }

  @Test
  void keepsThePictureWithWhoAndWhen() {
    String picture = upload("p-mira", png(840, 280));

    RecordView signed = customer(picture);

    Map<?, ?> kept = (Map<?, ?>) ((List<?>) signed.data().get("signed")).getFirst();
    assertThat(kept.get("by")).isEqualTo("p-mira");
    assertThat(kept.get("at")).isNotNull();
    assertThat(records.file(shop.actor("mira"), signed.key(), signed.id(), picture).id())
        .isEqualTo(picture);
    assertThatThrownBy(() -> records.file(shop.actor("otto"), signed.key(), signed.id(), picture))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void keepsAPictureForWhoSeesInTheHistoryThatItWasThere() {
    String first = upload("p-mira", png(840, 280));
    RecordView signed = customer(first);
    String second = upload("p-mira", png(640, 280));
    records.handle(
        shop.actor("mira"),
        new Command.Edit(
            signed.key(),
            signed.id(),
            Map.of("signed", List.of(Map.of("id", second))),
            shop.act()));

    assertThat(records.file(shop.actor("mira"), signed.key(), signed.id(), first).id())
        .isEqualTo(first);
    assertThatThrownBy(() -> records.file(shop.actor("otto"), signed.key(), signed.id(), first))
        .isInstanceOf(Refusal.NotFound.class);
    String strange = upload("p-sun", png(840, 280));
    assertThatThrownBy(() -> records.file(shop.actor("mira"), signed.key(), signed.id(), strange))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void refusesWhatIsNoPictureOrSomebodyElses() {
    String text = upload("p-mira", "<svg>".getBytes(StandardCharsets.UTF_8));
    String bomb = upload("p-mira", png(50_000, 50_000));
    String large = upload("p-mira", ByteBuffer.allocate(600_000).put(png(840, 280)).array());
    String other = upload("p-otto", png(840, 280));

    assertThatThrownBy(() -> customer(text)).hasMessageContaining("record.signature.not-a-picture");
    assertThatThrownBy(() -> customer(bomb)).hasMessageContaining("record.signature.not-a-picture");
    assertThatThrownBy(() -> customer(large)).hasMessageContaining("record.signature.too-large");
    assertThatThrownBy(() -> customer(other)).hasMessageContaining("record.attachment.not-found");
  }

  private RecordView customer(String picture) {
    var data =
        Map.of("name", "Li Na", "phone", "13912345678", "signed", List.of(Map.of("id", picture)));
    return records.handle(
        shop.actor("mira"), new Command.Create(shop.form("customer"), data, true, shop.act()));
  }

  private String upload(String person, byte[] content) {
    return files.store(person, "signature.png", new ByteArrayInputStream(content)).id();
  }

  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(24)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .putInt(0x49484452)
        .putInt(width)
        .putInt(height)
        .array();
  }
}
