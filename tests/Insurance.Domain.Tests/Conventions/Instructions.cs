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

    /// <summary>The metadata tokens of a body that name a type, a member or a signature.</summary>
    public static List<(int Token, bool IsSignature)> Tokens(ReadOnlySpan<byte> il)
    {
        var tokens = new List<(int, bool)>();
        var at = 0;
        while (at < il.Length)
        {
            var value = il[at] == TwoBytes ? unchecked((short)((TwoBytes << 8) | il[at + 1])) : il[at];
            at += il[at] == TwoBytes ? 2 : 1;
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig)
            {
                tokens.Add((BinaryPrimitives.ReadInt32LittleEndian(il[at..]), operand == OperandType.InlineSig));
            }

            at += Size(operand, il[at..]);
        }

        return tokens;
    }

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
