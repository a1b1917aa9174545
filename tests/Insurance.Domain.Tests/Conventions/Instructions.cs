using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>Walks the bytes of a method body from instruction to instruction.</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    /// <summary>The instructions of a body, each with the token that names a type, a member or a signature, if it has one.</summary>
    public static List<(OpCode Code, int? Token)> Of(ReadOnlySpan<byte> il)
    {
        var found = new List<(OpCode, int?)>();
        var at = 0;
        while (at < il.Length)
        {
            var value = il[at] == TwoBytes ? unchecked((short)((TwoBytes << 8) | il[at + 1])) : il[at];
            at += il[at] == TwoBytes ? 2 : 1;
            var code = Codes[value];
            found.Add((code, HasToken(code.OperandType) ? BinaryPrimitives.ReadInt32LittleEndian(il[at..]) : null));
            at += Size(code.OperandType, il[at..]);
        }

        return found;
    }

    private static bool HasToken(OperandType operand) =>
        operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig;

    private static int Size(OperandType operand, ReadOnlySpan<byte> rest) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        OperandType.InlineBrTarget or OperandType.InlineField or OperandType.InlineI or OperandType.InlineMethod or OperandType.InlineSig
            or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType or OperandType.ShortInlineR => 4,
        _ => throw new NotSupportedException($"An operand of kind {operand}."),
    };
}
