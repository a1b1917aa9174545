using System.Text;
using System.Text.Json;

namespace Insurance.Domain.Tariffs.Reading;

/// <summary>
/// A value of a data file that remembers where it stands and whether somebody read it, so that a finding can name path and line
/// and a misspelt key does not pass unseen.
/// </summary>
internal sealed class JsonNode
{
    private static readonly Dictionary<string, JsonNode> NoMembers = new(StringComparer.Ordinal);
    private static readonly List<JsonNode> NoItems = [];

    private readonly JsonNode? above;
    private readonly string ownKey;
    private readonly int index;

    // Most nodes are single values: a file of nothing but numbers shall not fill the memory with empty tables.
    private readonly Dictionary<string, JsonNode> members = NoMembers;
    private readonly List<JsonNode> items = NoItems;

    private JsonNode(JsonNode? parent, string key, int line, JsonTokenType kind, string? text)
    {
        above = parent;
        ownKey = key;
        index = parent?.items.Count ?? 0;
        Line = line;
        Kind = kind;
        Text = text;
        if (kind == JsonTokenType.StartObject)
        {
            members = new(StringComparer.Ordinal);
        }
        else if (kind == JsonTokenType.StartArray)
        {
            items = [];
        }
    }

    /// <summary>The largest file that is looked at.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MaxDepth = 16;

    /// <summary>Where it stands, such as <c>$.figures.base.rows[2]</c>; put together when a finding asks.</summary>
    public string Path => PathOf(above, ownKey, index);

    public int Line { get; }

    public JsonTokenType Kind { get; }

    /// <summary>The text of a string or a number.</summary>
    public string? Text { get; }

    public bool WasRead { get; private set; }

    /// <summary>Whether what stands below was not asked for because the value itself is wrong.</summary>
    public bool IsAbandoned { get; private set; }

    public IReadOnlyDictionary<string, JsonNode> Members => members;

    public IReadOnlyList<JsonNode> Items => items;

    public JsonNode Read()
    {
        WasRead = true;
        return this;
    }

    /// <summary>Leaves what stands below unread: its keys cannot be told right from wrong.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Builds the tree, or null with the findings why not. Never recurses, never throws on any bytes.</summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, Findings findings)
    {
        if (utf8.Length > MaxBytes)
        {
            findings.Add(ErrorCodes.File.TooLarge, "$", 1, ("bytes", utf8.Length), ("max", MaxBytes));
            return null;
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var lines = new LineCounter();
        var open = new Stack<JsonNode>();
        JsonNode? root = null;
        var key = "";
        try
        {
            while (reader.Read())
            {
                var line = lines.At(utf8, (int)reader.TokenStartIndex);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        key = reader.GetString()!;
                        if (open.Peek().members.ContainsKey(key))
                        {
                            findings.Add(ErrorCodes.File.Duplicate, PathOf(open.Peek(), key, 0), line, ("key", Shown(key)));
                        }

                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    default:
                        var parent = open.Count > 0 ? open.Peek() : null;
                        var node = new JsonNode(parent, key, line, reader.TokenType, TextOf(ref reader));
                        Attach(parent, key, node);
                        root ??= node;
                        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                        {
                            open.Push(node);
                        }

                        break;
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Broken syntax, or a string that is not UTF-8: the reader's own message speaks of .NET types, ours of the place.
            findings.Add(ErrorCodes.File.Malformed, open.Count > 0 ? open.Peek().Path : "$", lines.At(utf8, (int)reader.BytesConsumed));
            return null;
        }

        return root;
    }

    /// <summary>A finding for each key that nobody asked for.</summary>
    public void ReportUnread(Findings findings)
    {
        var waiting = new Stack<JsonNode>();
        waiting.Push(this);
        while (waiting.TryPop(out var node))
        {
            if (node.IsAbandoned)
            {
                continue;
            }

            foreach (var (key, member) in node.members)
            {
                if (member.WasRead)
                {
                    waiting.Push(member);
                }
                else
                {
                    findings.Add(ErrorCodes.File.UnknownKey, member, ("key", Shown(key)));
                }
            }

            foreach (var item in node.items)
            {
                waiting.Push(item);
            }
        }
    }

    /// <summary>A text as a message may show it: short, without control characters.</summary>
    public static string Shown(string? text)
    {
        var shown = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (shown.Length == 40)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(char.IsControl(c) ? '?' : c);
        }

        return shown.ToString();
    }

    private static void Attach(JsonNode? parent, string key, JsonNode node)
    {
        if (parent?.Kind == JsonTokenType.StartObject)
        {
            parent.members[key] = node;
        }
        else
        {
            parent?.items.Add(node);
        }
    }

    // As deep as files are read at most.
    private static string PathOf(JsonNode? parent, string key, int index) => parent switch
    {
        null => "$",
        { Kind: JsonTokenType.StartArray } => $"{parent.Path}[{index}]",
        _ => $"{parent.Path}.{Shown(key)}",
    };

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => null,
    };

    /// <summary>Counts lines forward, each byte once.</summary>
    private sealed class LineCounter
    {
        private int seen;
        private int line = 1;

        public int At(ReadOnlySpan<byte> utf8, int index)
        {
            if (index > seen)
            {
                line += utf8[seen..index].Count((byte)'\n');
                seen = index;
            }

            return line;
        }
    }
}
