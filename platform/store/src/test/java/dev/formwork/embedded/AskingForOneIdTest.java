package dev.formwork.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries that read one document instead of all, told by their shape and not by a clock. */
class AskingForOneIdTest {

  @Test
  void seesTheIdBesideOtherFields() {
    var query = new Document("_id", "order-1").append("revision", 3);

    assertThat(ById.Collection.idIn(query)).isEqualTo("order-1");
  }

  @Test
  void seesTheIdInsideAnAnd() {
    var query =
        new Document("$and", List.of(new Document("revision", 3), new Document("_id", "order-1")));

    assertThat(ById.Collection.idIn(query)).isEqualTo("order-1");
  }

  @Test
  void seesNoIdWhereSeveralMayMatch() {
    var several = new Document("_id", new Document("$in", List.of("order-1", "order-2")));

    assertThat(ById.Collection.idIn(several)).isNull();
    assertThat(ById.Collection.idIn(new Document("revision", 3))).isNull();
  }
}
