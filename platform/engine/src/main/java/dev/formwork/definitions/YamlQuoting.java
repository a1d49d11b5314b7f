package dev.formwork.definitions;

import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Quotes each text that would be read back as something else, by the resolver that reads it. */
final class YamlQuoting extends StringQuotingChecker {

  private static final long serialVersionUID = 1L;
  private static final ScalarResolver RESOLVER = new JsonScalarResolver();

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name) || nameHasQuotableChar(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return !Tag.STR.equals(RESOLVER.resolve(value, true))
        || isReservedKeyword(value)
        || valueHasQuotableChar(value)
        || value.startsWith("---")
        || value.startsWith("...")
        || value.codePoints().anyMatch(YamlQuoting::isUnsafe);
  }

  private static boolean isUnsafe(int codePoint) {
    return Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(codePoint) == Character.FORMAT
        || Character.isISOControl(codePoint);
  }
}
