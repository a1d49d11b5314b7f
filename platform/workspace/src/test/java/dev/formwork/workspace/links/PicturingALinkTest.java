package dev.formwork.workspace.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PicturingALinkTest {

  private static final String ADDRESS =
      "https://cars.example/public/forms/"
          + "3f1c0a9d5b7e42c8a6d01f9e8b7c6a5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b";
  private static final Pattern STRIP = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-([0-9]+)z");

  @Test
  void isReadAsTheAddress() throws Exception {
    BitMatrix modules = QrPicture.modules(ADDRESS);

    String drawn = QrPicture.dark(modules);

    assertThat(new Decoder().decode(withoutMargin(read(drawn, modules.getWidth()))).getText())
        .isEqualTo(ADDRESS);
  }

  /** What the strips of the path cover. */
  private static BitMatrix read(String drawn, int size) {
    var read = new BitMatrix(size);
    Matcher strip = STRIP.matcher(drawn);
    while (strip.find()) {
      assertThat(strip.group(3)).isEqualTo(strip.group(4));
      read.setRegion(
          Integer.parseInt(strip.group(1)),
          Integer.parseInt(strip.group(2)),
          Integer.parseInt(strip.group(3)),
          1);
    }
    return read;
  }

  private static BitMatrix withoutMargin(BitMatrix all) {
    int[] inner = all.getEnclosingRectangle();
    assertThat(inner[0]).as("light around it").isGreaterThanOrEqualTo(4);
    var cut = new BitMatrix(inner[2], inner[3]);
    for (int y = 0; y < inner[3]; y++) {
      for (int x = 0; x < inner[2]; x++) {
        if (all.get(inner[0] + x, inner[1] + y)) {
          cut.set(x, y);
        }
      }
    }
    return cut;
  }
}
