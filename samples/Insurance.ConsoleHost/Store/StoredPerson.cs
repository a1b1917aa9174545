using System.Collections.Immutable;
using Insurance.Domain;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;

namespace Insurance.ConsoleHost.Store;

/// <summary>One person in one region and scheme.</summary>
internal sealed record StoredPerson(Enrollment Enrollment, Declaration? Declaration, OrderBook Book)
{
    public bool Is(ResidentId id, Region region, Scheme scheme) => (Enrollment.Person.Id, Enrollment.Region, Enrollment.Scheme) == (id, region, scheme);
}

/// <summary>A command that was carried out under a key, with what it printed.</summary>
/// <param name="Key">The key.</param>
/// <param name="Content">The digest of what was asked.</param>
/// <param name="Json">What it printed for programs.</param>
/// <param name="Text">What it printed for people.</param>
internal sealed record StoredCommand(CommandKey Key, string Content, string Json, string Text);

/// <summary>All that a store holds.</summary>
internal sealed record StoreContent(int Orders, ImmutableArray<StoredPerson> People, ImmutableArray<PaymentNotice> Strays, ImmutableArray<StoredCommand> Commands)
{
    public static StoreContent Empty { get; } = new(0, [], [], []);

    public StoredPerson? Find(ResidentId id, Region region, Scheme scheme) => People.FirstOrDefault(person => person.Is(id, region, scheme));

    /// <summary>The person of an order; null where no order has the number.</summary>
    public StoredPerson? Of(OrderId order) => People.FirstOrDefault(person => person.Book.Find(order) is not null);

    /// <summary>The store with a person as they stand now.</summary>
    public StoreContent With(StoredPerson person)
    {
        var known = Find(person.Enrollment.Person.Id, person.Enrollment.Region, person.Enrollment.Scheme);
        return this with { People = known is null ? People.Add(person) : People.Replace(known, person) };
    }
}
