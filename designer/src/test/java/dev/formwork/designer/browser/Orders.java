package dev.formwork.designer.browser;

import java.time.LocalDate;
import java.time.ZoneId;

/** Orders that are there before a test looks at them, entered through the API. */
record Orders(RunningProgram program) {

  /** A new vehicle model, for a program without sample records. */
  String newModel() {
    String model =
        """
        {"submit": true, "data": {"brand": "青衡 Qingheng", "series": "听澜 Tinglan",
          "configuration": "1.5T", "modelYear": 2026, "energy": "fuel",
          "bodyType": "sedan", "seats": 5, "colours": ["white"],
          "listPrice": 129800, "floorPrice": 122000}}
        """;
    return Api.text(Api.as(program, "marketing").post(Api.MODELS, model), "id");
  }

  /** A vehicle model that is there. */
  String someModel() {
    return Api.text(Api.as(program, "marketing").get(Api.MODELS + "?limit=1").body(), "id");
  }

  /**
   * An order of one vehicle under its first review.
   *
   * @return its number
   */
  String submitted(String consultant, String customer, String model) {
    LocalDate wanted = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30);
    String order =
        """
        {"submit": true, "data": {"customerName": "%s", "customerPhone": "15408039563",
          "customerAddress": "云江市南湖区荷塘街185号", "paymentMethod": "full",
          "lines": [{"model": "%s", "colour": "white", "quantity": 1, "unitPrice": 129800}],
          "wantedDate": "%s", "deliveryPlace": "store-east"}}
        """
            .formatted(customer, model, wanted);
    return Api.text(Api.as(program, consultant).post(Api.ORDERS, order), "number");
  }

  /** The supervisor's yes to an order. */
  void pass(String supervisor, String number) {
    var api = Api.as(program, supervisor);
    String task = Api.text(api.get("/api/v1/tasks?search=" + number).body(), "id");
    api.post("/api/v1/tasks/" + task + "/pass", "{\"data\": {\"buyerEligibility\": \"eligible\"}}");
  }
}
