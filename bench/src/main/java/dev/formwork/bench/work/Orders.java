package dev.formwork.bench.work;

import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Vehicle orders of the packs {@code dealership} and {@code order}: two vehicles on a loan, entered
 * by a consultant, passed by the supervisor, agreed to by the manager.
 */
public final class Orders {

  public static final QualifiedKey FORM = QualifiedKey.of("order", "vehicle-order");

  private static final QualifiedKey MODEL = QualifiedKey.of("dealership", "vehicle-model");
  private static final QualifiedKey CUSTOMER = QualifiedKey.of("dealership", "customer");

  private final RecordService records;
  private final People people;
  private final IdSource ids;
  private final LocalDate wanted;
  private final String model;
  private final String customer;

  /** With a vehicle model and a customer of its own. */
  public Orders(Engine engine) {
    records = engine.get(RecordService.class);
    people = engine.get(People.class);
    ids = engine.get(IdSource.class);
    wanted = LocalDate.now(engine.get(Clock.class)).plusDays(30);
    model = create("admin", MODEL, vehicleModel()).id();
    customer = create("consultant", CUSTOMER, customer()).id();
  }

  public Actor actor(String username) {
    return people
        .actor(username)
        .orElseThrow(() -> new IllegalStateException("Expected the sample person " + username));
  }

  /** An order as the consultant submits it: it then waits for its first review. */
  public RecordView submit() {
    return create("consultant", FORM, order());
  }

  /** The first review, as the supervisor passes it. */
  public RecordView pass(RecordView order) {
    return decide(
        "supervisor",
        order,
        "pass",
        Map.of("reviewChecks", List.of("complete", "accurate"), "buyerEligibility", "eligible"));
  }

  /** The final review, as the manager agrees. */
  public RecordView agree(RecordView order) {
    return decide("manager", order, "agree", Map.of("supply", "in-stock"));
  }

  /** All of it; throws if the order does not end where it should. */
  public RecordView instance() {
    RecordView done = agree(pass(submit()));
    if (done.state() != State.COMPLETED) {
      throw new IllegalStateException("Expected a completed order, but it is " + done.state());
    }
    return done;
  }

  private RecordView create(String username, QualifiedKey form, Map<String, ?> data) {
    return records.handle(actor(username), new Command.Create(form, data, true, act()));
  }

  private RecordView decide(
      String username, RecordView order, String outcome, Map<String, ?> changes) {
    var execution = order.execution();
    if (execution == null) {
      throw new IllegalStateException("Expected order " + order.id() + " to be in a flow");
    }
    String task = execution.tasks().getFirst().id();
    return records.handle(
        actor(username),
        new Command.Decide(FORM, order.id(), task, DefinitionKey.of(outcome), "", changes, act()));
  }

  private Command.Act act() {
    return Command.Act.of(ids.next(), Command.Origin.API);
  }

  private Map<String, Object> order() {
    var order = new LinkedHashMap<String, Object>();
    order.put("channel", "showroom");
    order.put("customer", customer);
    order.put("lines", List.of(vehicle("black", 1, 180_700), vehicle("white", 1, 182_000)));
    order.put("discount", 2_000);
    order.put("paymentMethod", "loan");
    order.put("lender", "partner-bank");
    order.put("downPayment", 120_000);
    order.put("loanTerm", 36);
    order.put("annualRate", 3.5);
    order.put("wantedDate", wanted.toString());
    order.put("deliveryPlace", "store-east");
    order.put(
        "accessories", List.of(Map.of("item", "window-film", "quantity", 2, "unitPrice", 2_980)));
    return order;
  }

  private Map<String, Object> vehicle(String colour, int quantity, int price) {
    return Map.of("model", model, "colour", colour, "quantity", quantity, "unitPrice", price);
  }

  private Map<String, Object> vehicleModel() {
    return Map.of(
        "brand",
        "Wangchuan",
        "series",
        "W7",
        "configuration",
        "Luxury " + ids.next(),
        "energy",
        "fuel",
        "bodyType",
        "sedan",
        "colours",
        List.of("black", "white"),
        "listPrice",
        189_800,
        "floorPrice",
        175_000);
  }

  private Map<String, Object> customer() {
    return Map.of(
        "type", "person",
        "name", "Lin Xiaoyu",
        "sex", "female",
        "phone", phone(),
        "source", "walk-in",
        "address", "East road 5");
  }

  /** Nobody else's: a phone number may stand only once. */
  private String phone() {
    return "139" + "%08d".formatted(Math.floorMod(ids.next().hashCode(), 100_000_000));
  }
}
