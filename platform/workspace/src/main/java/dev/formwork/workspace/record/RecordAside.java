package dev.formwork.workspace.record;

import com.vaadin.flow.component.Component;
import dev.formwork.records.RecordView;
import java.util.Optional;

/** What another feature shows beside a record that is there. */
public interface RecordAside {

  /** A card; empty where there is nothing to show. */
  Optional<Component> of(RecordView view);
}
