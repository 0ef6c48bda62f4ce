package org.quartier.kernel.value;

/** What happens when an allowance is paid before its volunteer declared what others pay. */
public enum WithoutDeclaration {
    /** It is paid, with a warning. */
    WARN,
    /** It is refused. */
    BLOCK
}
