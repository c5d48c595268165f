/// Why PCRE refuses a regular expression.
package enum ExpressionFault: Sendable, Hashable {
    case parenthesisNotClosed
    case parenthesisNotOpened
    case bracketNotClosed
    case commentNotClosed
    case nothingToRepeat
    case repetitionOutOfOrder
    case repetitionTooLarge
    case backslashAtEnd
    /// An escape of Perl's that PCRE does not have.
    case unsupportedEscape
    case rangeOutOfOrder
    case unknownClass
    case classOutsideBrackets
    case unknownGroup
    case invalidGroupName
    case groupNameTwice
    case referenceToNoGroup
    case unlimitedLookBehind
}
