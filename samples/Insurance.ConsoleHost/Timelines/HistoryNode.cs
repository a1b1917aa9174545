using System.Text;
using System.Text.Json;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>A value of a history with the line it stands on; members stay in their order and as often as they stand there.</summary>
internal sealed class HistoryNode
{
    private const int MaxDepth = 8;

    private readonly List<(string Key, HistoryNode Node)> members = [];
    private readonly List<HistoryNode> items = [];

    private HistoryNode(int line, JsonTokenType kind, string? text) => (Line, Kind, Text) = (line, kind, text);

    public int Line { get; }

    public JsonTokenType Kind { get; }

    /// <summary>The text of a string or a number.</summary>
    public string? Text { get; }

    public IReadOnlyList<(string Key, HistoryNode Node)> Members => members;

    public IReadOnlyList<HistoryNode> Items => items;

    /// <summary>The top value, or null with the line from which on it is no JSON. Never recurses, never throws on any bytes.</summary>
    public static HistoryNode? Parse(ReadOnlySpan<byte> utf8, out int brokenLine)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var open = new Stack<HistoryNode>();
        HistoryNode? root = null;
        var (key, line, seen) = ("", 1, 0);
        try
        {
            while (reader.Read())
            {
                line += utf8[seen..(int)reader.TokenStartIndex].Count((byte)'\n');
                seen = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    key = reader.GetString()!;
                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    open.Pop();
                    continue;
                }

                var node = new HistoryNode(line, reader.TokenType, TextOf(ref reader));
                root ??= node;
                if (open.TryPeek(out var above))
                {
                    above.Take(key, node);
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    open.Push(node);
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Broken syntax, or a string that is not UTF-8.
            brokenLine = line + utf8[seen..(int)reader.BytesConsumed].Count((byte)'\n');
            return null;
        }

        brokenLine = 0;
        return root;
    }

    private void Take(string key, HistoryNode node)
    {
        if (Kind == JsonTokenType.StartObject)
        {
            members.Add((key, node));
        }
        else
        {
            items.Add(node);
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => null,
    };
}
