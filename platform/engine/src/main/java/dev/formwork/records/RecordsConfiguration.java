package dev.formwork.records;

import dev.formwork.access.Role;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.forms.OptionList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the kinds of definitions known that the pure modules own. */
@Configuration
class RecordsConfiguration {

  @Bean
  DefinitionType<Form> formType() {
    return Form.TYPE;
  }

  @Bean
  DefinitionType<OptionList> optionListType() {
    return OptionList.TYPE;
  }

  @Bean
  DefinitionType<Flow> flowType() {
    return Flow.TYPE;
  }

  @Bean
  DefinitionType<Role> roleType() {
    return Role.TYPE;
  }
}
