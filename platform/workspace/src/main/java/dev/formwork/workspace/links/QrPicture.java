package dev.formwork.workspace.links;

import static dev.formwork.workspace.text.Say.t;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.util.Map;

/** An address as a square that a phone's camera reads. */
final class QrPicture {

  /** Light modules around the square, as ISO/IEC 18004 asks for. */
  private static final int MARGIN = 4;

  /** The side of a module on screen: whole pixels, so that edges stay sharp. */
  private static final int PIXELS = 4;

  private QrPicture() {}

  static Component of(String address) {
    BitMatrix modules = modules(address);
    String dark = dark(modules);
    var picture =
        new Div(
            new Html(
                "<svg width=\"%d\" height=\"%d\"><path transform=\"scale(%d)\" d=\"%s\"/></svg>"
                    .formatted(
                        modules.getWidth() * PIXELS, modules.getHeight() * PIXELS, PIXELS, dark)));
    picture.addClassName("fw-links-qr");
    picture.getElement().setAttribute("role", "img").setAttribute("aria-label", t("links.qr"));
    return picture;
  }

  static BitMatrix modules(String address) {
    try {
      return new QRCodeWriter()
          .encode(
              address,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  MARGIN));
    } catch (WriterException tooLong) {
      throw new IllegalStateException("Expected an address that fits a QR code", tooLong);
    }
  }

  /** The dark modules as a path of numbers: one strip for each run in a row. */
  static String dark(BitMatrix modules) {
    var path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int from = x;
        while (x < modules.getWidth() && modules.get(x, y)) {
          x++;
        }
        if (x > from) {
          path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
        } else {
          x++;
        }
      }
    }
    return path.toString();
  }
}
