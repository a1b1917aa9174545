namespace Insurance.ConsoleHost.Store;

/// <summary>A refusal of the host's own: what is asked for is not in its store.</summary>
internal sealed class StoreRefusalException(string code, string field, string message) : Exception(message)
{
    public CallError Error { get; } = new(code, field, message);
}
