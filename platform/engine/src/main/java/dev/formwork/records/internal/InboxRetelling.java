package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.records.FormRecord;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Tells the inbox again what every record has to say, to repair it. */
@Component
public class InboxRetelling {

  private final Forms forms;
  private final RecordStore store;
  private final Relay relay;

  InboxRetelling(Forms forms, RecordStore store, Relay relay) {
    this.forms = forms;
    this.store = store;
    this.relay = relay;
  }

  public long tellAgain() {
    long told = 0;
    for (FormModel model : forms.all()) {
      var records =
          store
              .collection(model.key())
              .find(Filters.gt("execution.id", ""))
              .projection(Glances.LEFT_OUT)
              .batchSize(200);
      for (Document document : records) {
        tell(model, RecordBson.fromDocument(document, model.key(), model.logic()));
        told++;
      }
    }
    return told;
  }

  private void tell(FormModel current, FormRecord record) {
    FormModel model =
        record.release() == current.release()
            ? current
            : forms.pinned(current.key(), record.release());
    relay.make(InboxEffect.ofAll(record, model, record.id() + ":" + record.revision() + ":inbox"));
  }
}
