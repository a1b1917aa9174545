using System.Collections.Immutable;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>Everything that is wrong in one data file, in the order in which it was found.</summary>
internal sealed class Findings
{
    /// <summary>Enough to mend a file by; a file of nothing but errors shall not fill the memory with them.</summary>
    private const int Most = 200;

    private readonly List<DomainError> errors = [];

    public bool Any => errors.Count > 0;

    /// <summary>Whether no more are kept: who compares everything with everything may stop.</summary>
    public bool IsFull => errors.Count >= Most;

    public ImmutableArray<DomainError> ToImmutable() => [.. errors];

    public void Add(string code, string path, int line, params ReadOnlySpan<Operand> operands)
    {
        if (!IsFull)
        {
            errors.Add(DomainError.Of(code, path, [("line", line), .. operands]));
        }
    }

    public void Add(string code, JsonNode at, params ReadOnlySpan<Operand> operands)
    {
        // A path is put together only for a finding that is kept.
        if (!IsFull)
        {
            Add(code, at.Path, at.Line, operands);
        }
    }
}
