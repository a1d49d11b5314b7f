package dev.formwork.records;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A small car shop that tests work in: two stores, an order with two reviews. Each call of {@link
 * #open} publishes the app anew under a key of its own, so that no test sees another one's records.
 */
@Component
public class Shop {

  private static final List<String> DEFINITIONS =
      List.of(
          "customer.form",
          "order.form",
          "approval.flow",
          "consultant.role",
          "supervisor.role",
          "manager.role");

  private final Drafts drafts;
  private final People people;
  private final RecordService records;
  private final IdSource ids;

  Shop(Drafts drafts, People people, RecordService records, IdSource ids) {
    this.drafts = drafts;
    this.people = people;
    this.records = records;
    this.ids = ids;
  }

  /** One published copy of the shop with its people. */
  public final class Opened {

    public final DefinitionKey app;

    private Opened(DefinitionKey app) {
      this.app = app;
    }

    public QualifiedKey form(String key) {
      return new QualifiedKey(app, DefinitionKey.of(key));
    }

    public Actor actor(String username) {
      return people.actor(username).orElseThrow();
    }

    public Command.Act act() {
      return Command.Act.of(ids.next(), Command.Origin.API);
    }

    /** A customer of the east store, entered by its consultant. */
    public String customer(String name, String phone) {
      return records
          .handle(
              actor("mira"),
              new Command.Create(
                  form("customer"), Map.of("name", name, "phone", phone), true, act()))
          .id();
    }

    /** What a consultant types for an order of one vehicle. */
    public Map<String, Object> order(String customer, long price) {
      return Map.of("customer", customer, "lines", List.of(Map.of("model", "E5", "price", price)));
    }

    /** An order of the east store under its first review. */
    public RecordView submitted(long price) {
      String customer = customer("Li Na", "138" + Math.abs(ids.next().hashCode() % 100_000_000L));
      return records.handle(
          actor("mira"), new Command.Create(form("order"), order(customer, price), true, act()));
    }

    public RecordView decide(
        String username, RecordView record, String outcome, String opinion, Map<String, ?> data) {
      Actor actor = actor(username);
      var task = records.get(actor, record.key(), record.id()).tasks().getFirst();
      return records.handle(
          actor,
          new Command.Decide(
              record.key(),
              record.id(),
              task.id(),
              DefinitionKey.of(outcome),
              opinion,
              data,
              act()));
    }
  }

  /** Publishes the shop under a new key. */
  public Opened open() {
    hire();
    var app = DefinitionKey.of("shop-" + ids.next().toLowerCase(Locale.ROOT).substring(10));
    Actor admin = people.actor("root").orElseThrow();
    drafts.create(admin, manifest(app));
    for (String each : DEFINITIONS) {
      String[] nameAndKind = each.split("\\.", 2);
      drafts.save(
          admin, app, DefinitionName.of(nameAndKind[1], nameAndKind[0]), text(each + ".yaml"), 0);
    }
    drafts.publish(admin, app, "first");
    return new Opened(app);
  }

  /** Publishes a changed definition of an opened shop. */
  public void republish(Opened shop, String kind, String key, String text) {
    Actor admin = people.actor("root").orElseThrow();
    var name = DefinitionName.of(kind, key);
    long revision =
        drafts.open(admin, shop.app).find(name).map(found -> found.revision()).orElse(0L);
    drafts.save(admin, shop.app, name, text, revision);
    drafts.publish(admin, shop.app, "changed");
  }

  private static Manifest manifest(DefinitionKey app) {
    var read = Yaml.read(text("pack.yaml"));
    Manifest manifest =
        dev.formwork.definitions.Definitions.mapper().treeToValue(read.tree(), Manifest.class);
    return new Manifest(
        app,
        manifest.title(),
        manifest.description(),
        manifest.version(),
        null,
        Map.of(),
        null,
        manifest.icon(),
        manifest.secondPerson(),
        manifest.menu(),
        manifest.parameters());
  }

  /** One of its definitions as it is at first. */
  public static String text(String file) {
    try (var in = Shop.class.getResourceAsStream("/records/shop/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("Expected a test file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hire() {
    people.install(
        List.of(
            department("company", null, false),
            department("east", "company", true),
            department("east-sales", "east", false),
            department("west", "company", true),
            department("west-sales", "west", false)),
        List.of(
            person("root", "company", true),
            person("mira", "east-sales", false, "consultant"),
            person("sun", "east-sales", false, "supervisor"),
            person("wang", "east", false, "manager"),
            person("otto", "west-sales", false, "consultant"),
            person("wei", "west-sales", false, "supervisor")));
  }

  private static Department department(String key, String parent, boolean store) {
    return new Department(
        DefinitionKey.of(key),
        LocalizedText.of(key),
        parent == null ? null : DefinitionKey.of(parent),
        store,
        null);
  }

  private static People.NewPerson person(
      String username, String department, boolean admin, String... roles) {
    var held = Set.copyOf(java.util.stream.Stream.of(roles).map(DefinitionKey::of).toList());
    var person =
        new Person(
            "p-" + username,
            username,
            LocalizedText.of(username),
            "",
            Locale.ENGLISH,
            admin,
            true,
            List.of(new Post(DefinitionKey.of(department), held)));
    return new People.NewPerson(person, "demo", false);
  }
}
