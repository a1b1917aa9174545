namespace Insurance.Domain.Tariffs;

/// <summary>
/// Data files by region and scheme, in that order, each read when it is asked for first. Immutable. An array of references and not one of the framework's
/// dictionaries: with such a key those are compiled anew in every process, which takes longer than they ever save.
/// </summary>
/// <typeparam name="T">What a file is read as.</typeparam>
internal sealed class Shelf<T>
    where T : class
{
    private readonly Filed[] files;

    private Shelf(Filed[] files) => this.files = files;

    public static Shelf<T> Empty { get; } = new([]);

    public IEnumerable<T> All => files.Select(filed => filed.File.Value);

    public IEnumerable<Filed> Files => files;

    public static Shelf<T> Of(IEnumerable<Filed> files) => new([.. files.Order()]);

    public T? Find(Region region, Scheme scheme)
    {
        var index = IndexOf(region, scheme);
        return index < 0 ? null : files[index].File.Value;
    }

    /// <summary>The shelf with a file, which takes the place of an earlier one.</summary>
    public Shelf<T> With(Region region, Scheme scheme, T file)
    {
        var filed = new Filed(region, scheme, new(file));
        var index = IndexOf(region, scheme);
        return new(index < 0
            ? [.. files[..~index], filed, .. files[~index..]]
            : [.. files[..index], filed, .. files[(index + 1)..]]);
    }

    /// <summary>Where a file stands; less than zero, all bits turned, where it would.</summary>
    private int IndexOf(Region region, Scheme scheme)
    {
        var (low, high) = (0, files.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = files[middle].CompareTo(region, scheme);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>A file, read or not.</summary>
    internal sealed class Filed(Region region, Scheme scheme, Lazy<T> file) : IComparable<Filed>
    {
        public Region Region => region;

        public Scheme Scheme => scheme;

        public Lazy<T> File => file;

        public int CompareTo(Region otherRegion, Scheme otherScheme) =>
            region.CompareTo(otherRegion) is var order && order != 0 ? order : (int)scheme - (int)otherScheme;

        public int CompareTo(Filed? other) => other is null ? 1 : CompareTo(other.Region, other.Scheme);
    }
}
