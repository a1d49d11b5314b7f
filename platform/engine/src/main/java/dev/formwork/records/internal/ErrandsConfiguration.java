package dev.formwork.records.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which errand each kind of effect is. */
@Configuration
class ErrandsConfiguration {

  private record Errand(String kind, Consumer<Effect> doing) implements EffectReceiver {
    @Override
    public void receive(Effect effect) {
      doing.accept(effect);
    }
  }

  @Bean
  EffectReceiver recordErrand(Errands errands) {
    return new Errand(Effect.RECORD, errands::make);
  }

  @Bean
  EffectReceiver recordsErrand(Errands errands) {
    return new Errand(Effect.RECORDS, errands::change);
  }

  @Bean
  EffectReceiver subFlowErrand(Errands errands) {
    return new Errand(Effect.SUB_FLOW, errands::begin);
  }

  @Bean
  EffectReceiver droppedSubFlowErrand(Errands errands) {
    return new Errand(Effect.SUB_FLOW_DROPPED, errands::drop);
  }

  @Bean
  EffectReceiver endedSubFlowErrand(Errands errands) {
    return new Errand(Effect.SUB_FLOW_ENDED, errands::ended);
  }
}
