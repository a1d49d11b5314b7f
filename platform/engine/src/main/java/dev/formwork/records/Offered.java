package dev.formwork.records;

import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A choice or relation in a record that is being filled in, of which is asked what it offers.
 *
 * @param record id; absent for a record that is not there yet
 * @param changes what was typed so far, raw
 * @param path the field, as {@code model}, or {@code lines.model} in a row
 * @param row the values of its row, raw; empty at the top
 */
public record Offered(
    QualifiedKey form,
    @Nullable String record,
    Map<String, ?> changes,
    String path,
    Map<String, ?> row) {}
