package dev.formwork.designer.editor;

import dev.formwork.definitions.Drafts;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.scenarios.Walks;
import java.util.function.Supplier;

/** What trying out a flow needs of the platform. */
record FlowMeans(DefinitionKey app, Walks walks, Drafts drafts, Supplier<Actor> actor) {}
