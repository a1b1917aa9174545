using System.Text.Json.Serialization;

namespace Insurance.Domain.People;

/// <summary>
/// A person as insurance records know one: a name and an identity number. Equal when both are. Prints masked, because both
/// members print masked; JSON, which is for storing and sending, holds both in full.
/// </summary>
[JsonConverter(typeof(PeopleJsonConverter))]
public sealed record Person
{
    /// <summary>A person of a name and an identity number.</summary>
    /// <exception cref="ArgumentException">One of them is <c>default</c>.</exception>
    public Person(PersonName name, ResidentId id)
    {
        if (name == default)
        {
            throw new ArgumentException("A person has a name.", nameof(name));
        }

        if (id == default)
        {
            throw new ArgumentException("A person has an identity number.", nameof(id));
        }

        Name = name;
        Id = id;
    }

    /// <summary>The name (姓名).</summary>
    public PersonName Name { get; }

    /// <summary>The identity number (公民身份号码).</summary>
    public ResidentId Id { get; }

    /// <summary>The masked name and, in brackets, the masked number.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
