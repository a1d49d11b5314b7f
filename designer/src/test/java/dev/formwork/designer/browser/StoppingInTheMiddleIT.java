package dev.formwork.designer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while an order waits for the second of two decisions. */
class StoppingInTheMiddleIT {

  private static final Speech SPEECH = Speech.ENGLISH;

  @Test
  void goesOnWhereItWasWhenItIsStartedAgain(@TempDir Path data) {
    String number;
    try (var program = start(data)) {
      number = aSubmittedOrder(program);
      try (var supervisor = Visit.wide(program, "en").signIn("supervisor", "demo")) {
        var desk = new OrderDesk(supervisor, SPEECH);
        desk.open(number).choose("buyerEligibility", "Eligible");
        desk.decide("Pass", "");
        desk.told("Pass");
      }
      program.kill();
    }

    try (var program = start(data);
        var manager = Visit.wide(program, "en").signIn("manager", "demo")) {
      var desk = new OrderDesk(manager, SPEECH);
      desk.open(number).shows("total", "¥129,800");
      assertThat(manager.page().locator(".fw-flow-steps")).containsText("Wang Fang");
      desk.decide("Agree", "");

      desk.told("Agree");
      assertThat(desk.list(number).locator(".fw-badge").first()).hasText("Completed");
    }
  }

  private static RunningProgram start(Path data) {
    return RunningProgram.start(
        "--formwork.data=" + data,
        "--formwork.demo=true",
        "--formwork.sample-records=false",
        "--formwork.packs=../apps");
  }

  private static String aSubmittedOrder(RunningProgram program) {
    String model =
        Api.text(
            Api.as(program, "marketing")
                .post(
                    Api.MODELS,
                    """
                    {"submit": true, "data": {"brand": "青衡 Qingheng", "series": "听澜 Tinglan",
                      "configuration": "1.5T", "modelYear": 2026, "energy": "fuel",
                      "bodyType": "sedan", "seats": 5, "colours": ["white"],
                      "listPrice": 129800, "floorPrice": 122000}}
                    """),
            "id");
    LocalDate wanted = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30);
    String order =
        """
        {"submit": true, "data": {"customerName": "姚若曦", "customerPhone": "15408039563",
          "customerAddress": "云江市南湖区荷塘街185号", "paymentMethod": "full",
          "lines": [{"model": "%s", "colour": "white", "quantity": 1, "unitPrice": 129800}],
          "wantedDate": "%s", "deliveryPlace": "store-east"}}
        """
            .formatted(model, wanted);
    return Api.text(Api.as(program, "consultant").post(Api.ORDERS, order), "number");
  }
}
