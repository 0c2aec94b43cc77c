"""What is known about parties: figures with their source and vintage, networks and their members, trade."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from mutirao.kernel.identifiers import new_public_id
from mutirao.parties.models import Party


def new_trade_table_id() -> str:
    return new_public_id("trade")


class LoadedReference(models.Model):
    """Which edition of a shipped set of files stands in the tables, so that loading it again can be skipped."""

    name = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def public_id(self) -> str:
        return self.name


class FigureSource(models.Model):
    """Where a set of figures comes from; shown beside every figure."""

    key = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=120)
    licence = models.CharField(max_length=120, blank=True)
    url = models.URLField(max_length=500, blank=True)
    vintage = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.title

    @property
    def public_id(self) -> str:
        return self.key


class CountryProfile(models.Model):
    """A country's codes and place: ISO 3166 and codes of the UN's M49 regions. Coordinates are of its largest part."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="profile")
    alpha2 = models.CharField(max_length=2, blank=True)
    listing = models.CharField(max_length=24)  # un_member, un_observer, iso_entry, fictitious
    region = models.CharField(max_length=80, blank=True)
    subregion = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    def __str__(self) -> str:
        return self.party.code


class OrganisationProfile(models.Model):
    """An agency, CSIRT or bank: which country it belongs to, if one, and what it is."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="organisation")
    country = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="organisations")
    role = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.party.code


class CountryFigure(models.Model):
    """One published figure of a country in a year. No row means "no figure", which is never zero."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="figures")
    indicator = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=3)
    unit = models.CharField(max_length=24)
    source = models.ForeignKey(FigureSource, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "indicator", "year", "source"], name="one_figure_a_year_and_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party.code} {self.indicator} {self.year}"


class NetworkMemberQuerySet(models.QuerySet["NetworkMember"]):
    def on(self, day: date) -> "NetworkMemberQuerySet":
        started = Q(starts__isnull=True) | Q(starts__lte=day)
        not_ended = Q(ends__isnull=True) | Q(ends__gt=day)
        return self.filter(started & not_ended)


class NetworkMember(models.Model):
    """A party's membership of a network, from its first day to the day on which it ends (not included).

    Where only the year or month is known, `starts_text` keeps what the source says and `starts` is its first day.
    """

    network = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="networks")
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    starts_text = models.CharField(max_length=10, blank=True)
    ends_text = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = NetworkMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "member", "starts"], name="one_membership_a_start"),
            models.CheckConstraint(
                name="network_membership_ends_after_start",
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gt=F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member.code} in {self.network.code}"


class TradeTable(models.Model):
    """One imported table of deliveries; the newest is the one in use."""

    public_id = models.CharField(max_length=40, unique=True, default=new_trade_table_id)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    is_fictitious = models.BooleanField(default=False)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class TradeFlow(models.Model):
    """What one country delivers to another, in the table's unit; no row means "no figure"."""

    table = models.ForeignKey(TradeTable, on_delete=models.CASCADE, related_name="flows")
    exporter = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    importer = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    sector = models.CharField(max_length=80, blank=True)
    value = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "exporter", "importer", "sector"], name="one_flow_a_pair_and_sector"
            ),
            models.CheckConstraint(name="flow_is_not_negative", condition=Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.exporter.code} → {self.importer.code}"
