namespace Insurance.Domain.Reconciliations;

/// <summary>A list that is read once, entry by entry, in ascending order of the order numbers, with one entry read ahead.</summary>
/// <typeparam name="T">Its entries.</typeparam>
internal sealed class Ascending<T> : IDisposable
    where T : class
{
    private readonly IEnumerator<T> entries;
    private readonly Func<T, OrderId> orderOf;
    private readonly string list;
    private readonly bool once;
    private long count;

    /// <summary>Reads the first entry.</summary>
    /// <param name="list">The entries.</param>
    /// <param name="orderOf">The order of an entry.</param>
    /// <param name="name">What a refusal calls the list.</param>
    /// <param name="once">Whether an order stands in it at most once.</param>
    public Ascending(IEnumerable<T> list, Func<T, OrderId> orderOf, string name, bool once)
    {
        entries = list.GetEnumerator();
        this.orderOf = orderOf;
        this.list = name;
        this.once = once;
        Advance();
    }

    /// <summary>The entry read ahead; null at the end.</summary>
    public T? Next { get; private set; }

    /// <summary>The number of its order; null at the end.</summary>
    public string? Key { get; private set; }

    /// <summary>Why the entry read ahead cannot stand there.</summary>
    public DomainError? Fault { get; private set; }

    /// <summary>Takes the entry read ahead if it is of an order, and reads the one after it.</summary>
    public T? Take(string key)
    {
        if (Fault is not null || Next is not { } taken || Key != key)
        {
            return null;
        }

        Advance();
        return taken;
    }

    public void Dispose() => entries.Dispose();

    private void Advance()
    {
        var before = Key;
        Next = entries.MoveNext() ? entries.Current ?? throw new InvalidOperationException("A list to reconcile holds no null.") : null;
        Key = Next is { } next ? orderOf(next).ToString() : null;
        count++;
        var order = before is null || Key is null ? 1 : string.CompareOrdinal(Key, before);
        Fault = order < 0 ? DomainError.Of(ErrorCodes.Reconcile.Unsorted, list, ("line", count))
            : order == 0 && once ? DomainError.Of(ErrorCodes.Reconcile.OrderRepeated, list, ("line", count))
            : null;
    }
}
