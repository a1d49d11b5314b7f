package dev.formwork.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Note;
import dev.formwork.definitions.World;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingAnUntrustedZipTest {

  private final PackReader reader = new PackReader(new DefinitionTypes(List.of(Note.TYPE)));

  @Test
  void readsDefinitionsAndSamples() {
    Pack pack =
        reader.zip(
            ZipFiles.pack()
                .with("notes/greeting.yaml", "key: greeting\r\ntitle: Hello")
                .with("samples/people.yaml", "people: []")
                .with("README.md", "# Order")
                .bytes());

    assertThat(pack.app()).isEqualTo(World.ORDER);
    assertThat(pack.source().find(World.note("greeting")))
        .contains("key: greeting\ntitle: Hello\n");
    assertThat(pack.source().files()).containsOnlyKeys("samples/people.yaml", "README.md");
  }

  @Test
  void looksIntoTheOneFolderOfAZippedFolderAndPastWhatSystemsLeave() {
    Pack pack =
        reader.zip(
            new ZipFiles()
                .with("order/", "")
                .with("order/pack.yaml", ZipFiles.MANIFEST)
                .with("order/notes/a.yaml", "key: a\ntitle: A")
                .with("order/.DS_Store", "x")
                .with("__MACOSX/order/._pack.yaml", "x")
                .bytes());

    assertThat(pack.source().find(World.note("a"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.yaml",
        "notes/../../evil.yaml",
        "/etc/passwd",
        "notes\\..\\evil.yaml",
        "C:/evil.yaml",
        "C:evil.yaml",
        "notes//a.yaml",
        "./a.yaml",
        "notes/./a.yaml",
        "notes/a\u0000.yaml",
        "notes/a\n.yaml",
        "~/a.yaml",
        "notes/.hidden",
        "notes/ a.yaml",
        "notes/а.yaml",
        "..",
        "notes/..",
        "__MACOSX/../../a",
        "notes/con|a.yaml",
        "\\\\server\\share"
      })
  void refusesANameThatCouldLeadElsewhere(String name) {
    assertRefused("packs.file.name", ZipFiles.pack().with(name, "x").bytes());
  }

  @Test
  void refusesTwoFilesOfOneNameWhateverTheirCase() {
    assertRefused(
        "packs.file.twice",
        ZipFiles.pack().with("notes/a.yaml", "x").with("notes/a.yaml", "y").bytes());
    assertRefused(
        "packs.file.twice",
        ZipFiles.pack().with("notes/a.yaml", "x").with("Notes/A.yaml", "y").bytes());
  }

  @Test
  void refusesLinks() {
    assertRefused("packs.file.link", ZipFiles.pack().link("notes/a.yaml", "/etc/passwd").bytes());
  }

  @Test
  void refusesANameThatDiffersBetweenTheTwoTables() {
    byte[] zip = ZipFiles.pack().with("notes/a.yaml", "x").bytes();

    assertRefused(
        "packs.zip.two-names", ZipFiles.forged(zip, "notes/a.yaml", "notes/b.yaml", false));
    assertRefused(
        "packs.zip.two-names", ZipFiles.forged(zip, "notes/a.yaml", "notes/b.yaml", true));
  }

  @Test
  void refusesArchivesInside() {
    byte[] inner = ZipFiles.pack().bytes();

    assertRefused("packs.file.nested", ZipFiles.pack().with("samples/a.yaml", inner, 0).bytes());
  }

  @Test
  void refusesWhatHasNoPlaceInAPack() {
    assertRefused("packs.file.unknown", ZipFiles.pack().with("notes/run.sh", "x").bytes());
    assertRefused("packs.file.unknown", ZipFiles.pack().with("poems/a.yaml", "x").bytes());
    assertRefused("packs.file.unknown", ZipFiles.pack().with("notes/BadKey.yaml", "x").bytes());
    assertRefused("packs.file.unknown", ZipFiles.pack().with("notes/deep/a.yaml", "x").bytes());
    assertRefused(
        "packs.file.not-text",
        ZipFiles.pack().with("notes/a.yaml", new byte[] {(byte) 0xC3}, 0).bytes());
  }

  @Test
  void refusesAPackWithoutAReadableFrontPage() {
    assertRefused("packs.manifest.missing", new ZipFiles().with("notes/a.yaml", "x").bytes());
    assertRefused(
        "definitions.schema.required", new ZipFiles().with("pack.yaml", "key: order").bytes());
  }

  @Test
  void refusesTooManyFiles() {
    var zip = ZipFiles.pack();
    for (int i = 0; i < PackLimits.MAX_ENTRIES; i++) {
      zip.with("notes/n" + i + ".yaml", "");
    }

    assertRefused("packs.too-many-files", zip.bytes());
  }

  @Test
  void refusesALargeFileAndALargeZip() {
    byte[] noise = noise(PackLimits.MAX_ENTRY_BYTES + 1);

    assertRefused("packs.file.too-large", ZipFiles.pack().with("samples/a.yaml", noise, 0).bytes());
    assertRefused("packs.zip.too-large", noise(ZippedPack.MAX_BYTES + 1));
  }

  @Test
  void refusesAFileThatGrowsTooMuch() {
    assertRefused(
        "packs.zip.bomb", ZipFiles.pack().with("samples/a.yaml", " ".repeat(4_000_000)).bytes());
  }

  @Test
  void refusesManyFilesThatGrowToTooMuch() {
    var zip = ZipFiles.pack();
    String text = "0123456789abcdefghij\n".repeat(4_700); // just below where the ratio counts
    for (int i = 0; i < 1_500; i++) {
      zip.with("notes/n" + i + ".yaml", text);
    }

    assertRefused("packs.too-large", zip.bytes());
  }

  @Test
  void measuresWhileInflatingAndBelievesNoHeader() throws IOException {
    byte[] honest = ZipFiles.pack().with("samples/a.yaml", " ".repeat(4_000_000)).bytes();
    byte[] lying = honest.clone();
    var raw = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < lying.length - 46; i++) {
      if (raw.getInt(i) == 0x02014b50 && raw.getInt(i + 24) == 4_000_000) {
        raw.putInt(i + 24, 10);
      }
    }

    assertThat(lying).isNotEqualTo(honest);
    assertThatThrownBy(() -> reader.zip(lying)).isInstanceOf(Refusal.class);
  }

  @Test
  void refusesEntriesThatShareTheirBytes() {
    byte[] zip = ZipFiles.pack().with("notes/a.yaml", "x").with("notes/b.yaml", "x").bytes();
    var raw = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int offset = 0;
    for (int i = 0; i < zip.length - 46; i++) {
      if (raw.getInt(i) == 0x02014b50) {
        offset = Math.max(offset, raw.getInt(i + 42));
      }
    }
    for (int i = 0; i < zip.length - 46; i++) {
      if (raw.getInt(i) == 0x02014b50 && raw.getInt(i + 42) != 0) {
        raw.putInt(i + 42, offset);
      }
    }

    assertThatThrownBy(() -> reader.zip(zip))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isIn("packs.zip.overlap", "packs.zip.two-names"));
  }

  @Test
  void refusesWhatIsNoZip() {
    assertRefused("packs.zip.unreadable", new byte[0]);
    assertRefused("packs.zip.unreadable", "hello".repeat(100).getBytes(StandardCharsets.UTF_8));
    byte[] zip = ZipFiles.pack().bytes();
    assertRefused("packs.zip.unreadable", Arrays.copyOf(zip, zip.length / 2));
    var prefixed = new byte[zip.length + 8];
    System.arraycopy(zip, 0, prefixed, 8, zip.length);
    assertRefused("packs.zip.unreadable", prefixed);
  }

  @Test
  void readsWhatTheJdkWrites() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("pack.yaml"));
      zip.write(ZipFiles.MANIFEST.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }

    assertThat(reader.zip(bytes.toByteArray()).app()).isEqualTo(World.ORDER);
  }

  @Test
  void survivesEveryDamagedByte() {
    byte[] zip = ZipFiles.pack().with("notes/a.yaml", "key: a\ntitle: A\n").bytes();
    var random = new Random(7);
    for (int i = 0; i < zip.length; i++) {
      byte[] damaged = zip.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      assertThat(outcome(damaged)).isIn("a pack", "a refusal");
    }
  }

  private String outcome(byte[] zip) {
    try {
      reader.zip(zip);
      return "a pack";
    } catch (Refusal _) {
      return "a refusal";
    }
  }

  private static byte[] noise(int length) {
    var noise = new byte[length];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private void assertRefused(String code, byte[] zip) {
    assertThatThrownBy(() -> reader.zip(zip))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
