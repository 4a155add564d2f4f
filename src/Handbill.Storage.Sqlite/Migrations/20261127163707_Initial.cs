using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Handbill.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "desk_flatplan",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_flatplan", x => x.IssueId);
                });

            migrationBuilder.CreateTable(
                name: "desk_meeting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeganAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TookPart = table.Column<int>(type: "INTEGER", nullable: true),
                    Minutes = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_meeting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desk_picture",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Rights = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_picture", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desk_story",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Headline = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kicker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Byline = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    MayBeHeld = table.Column<bool>(type: "INTEGER", nullable: false),
                    EmbargoUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    TranslationOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    TranslatedRevision = table.Column<int>(type: "INTEGER", nullable: true),
                    TranslatedFrom = table.Column<string>(type: "TEXT", nullable: true),
                    Variant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VariantOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LockedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_story", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desk_template",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_template", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "distribution_price_list",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PerJob = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_price_list", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "distribution_print_order",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Ink = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_print_order", x => x.IssueId);
                });

            migrationBuilder.CreateTable(
                name: "distribution_round",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    GateId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GateName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ShiftId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ShiftName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    GoesAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: true),
                    PickUp = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CalledOffAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_round", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "floor_entry_token",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_entry_token", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "floor_inbox",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsOnSheets = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasTokens = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_inbox", x => x.GroupId);
                });

            migrationBuilder.CreateTable(
                name: "floor_letter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_letter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "floor_sealed_piece",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_sealed_piece", x => new { x.FileId, x.Start });
                });

            migrationBuilder.CreateTable(
                name: "floor_submission",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsServerSealed = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasToken = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandledDay = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_submission", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "floor_upload",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Received = table.Column<int>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HasToken = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_upload", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TotpSecret = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    TotpStep = table.Column<long>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_account", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_grant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_grant", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_group",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShowsSheets = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_group", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_invitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_invitation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_mail_setting",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Port = table.Column<int>(type: "INTEGER", nullable: false),
                    Safety = table.Column<int>(type: "INTEGER", nullable: false),
                    User = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Password = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    ReplyTo = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    DkimSelector = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    DkimKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PerMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_mail_setting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_organisation",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Accent = table.Column<string>(type: "TEXT", maxLength: 7, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_organisation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_recovery_code",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_recovery_code", x => new { x.AccountId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "groups_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "groups_sign_in_link",
                columns: table => new
                {
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_sign_in_link", x => x.SecretHash);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_entry",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_entry", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "press_calendar_feed",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_calendar_feed", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "press_own_profile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_own_profile", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "press_publication",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsPaper = table.Column<bool>(type: "INTEGER", nullable: false),
                    Motto = table.Column<string>(type: "TEXT", nullable: false),
                    Imprint = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintProfiles = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintValues = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintLines = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Translations = table.Column<string>(type: "TEXT", nullable: false),
                    Sheet = table.Column<string>(type: "TEXT", nullable: false),
                    Style = table.Column<string>(type: "TEXT", nullable: false),
                    Inks = table.Column<string>(type: "TEXT", nullable: false),
                    Submit = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    EveryWeeks = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstHandOut = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HandOutAt = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    CopyBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    LockBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    PressBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    NextNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_publication", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "press_stored_file",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_stored_file", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "press_stored_sheet",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Files = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_stored_sheet", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "site_article",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StoryRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsWebForm = table.Column<bool>(type: "INTEGER", nullable: false),
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Kicker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Headline = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Standfirst = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    PublishAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RetractedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FrontPlace = table.Column<int>(type: "INTEGER", nullable: true),
                    Translations = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_article", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "site_mailing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsCalledOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_mailing", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "site_old_address",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_old_address", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "site_public_issue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublicationSlug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    PublicationName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    PublishAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Cover = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CoverOf = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_public_issue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "site_referrer_count",
                columns: table => new
                {
                    Host = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reads = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_referrer_count", x => new { x.Host, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "site_site_file",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_site_file", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "site_site_page",
                columns: table => new
                {
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_site_page", x => new { x.Slug, x.Language });
                });

            migrationBuilder.CreateTable(
                name: "site_site_setting",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Motto = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Sections = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Hub = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_site_setting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "site_site_template",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_site_template", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "site_subscriber",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressMark = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Address = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Publications = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Workplaces = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Bounces = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_subscriber", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "vault_group_lock",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LockedBy = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_group_lock", x => x.GroupId);
                });

            migrationBuilder.CreateTable(
                name: "vault_key_epoch",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 62, nullable: false),
                    Verifying = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Succession = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_key_epoch", x => new { x.GroupId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "vault_member_key",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 62, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LostAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_member_key", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "vault_two_person_act",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_two_person_act", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desk_flatplan_step",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_flatplan_step", x => new { x.IssueId, x.Number });
                    table.ForeignKey(
                        name: "FK_desk_flatplan_step_desk_flatplan_IssueId",
                        column: x => x.IssueId,
                        principalTable: "desk_flatplan",
                        principalColumn: "IssueId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: true),
                    Before = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    FollowUp = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_decision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_desk_decision_desk_meeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "desk_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_comment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Quote = table.Column<string>(type: "TEXT", nullable: false),
                    Replacement = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Taken = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_comment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_desk_comment_desk_story_StoryId",
                        column: x => x.StoryId,
                        principalTable: "desk_story",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_correction",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    AgreedBy = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_correction", x => x.Id);
                    table.ForeignKey(
                        name: "FK_desk_correction_desk_story_StoryId",
                        column: x => x.StoryId,
                        principalTable: "desk_story",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_revision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Kicker = table.Column<string>(type: "TEXT", nullable: false),
                    Byline = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    BasedOn = table.Column<int>(type: "INTEGER", nullable: false),
                    RestoredFrom = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_revision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_desk_revision_desk_story_StoryId",
                        column: x => x.StoryId,
                        principalTable: "desk_story",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_machine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Sheets = table.Column<string>(type: "TEXT", nullable: false),
                    Inks = table.Column<string>(type: "TEXT", nullable: false),
                    Top = table.Column<int>(type: "INTEGER", nullable: false),
                    Right = table.Column<int>(type: "INTEGER", nullable: false),
                    Bottom = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false),
                    Turning = table.Column<int>(type: "INTEGER", nullable: false),
                    Imposition = table.Column<int>(type: "INTEGER", nullable: true),
                    Repeats = table.Column<bool>(type: "INTEGER", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PriceListId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_machine", x => x.Id);
                    table.ForeignKey(
                        name: "FK_distribution_machine_distribution_price_list_PriceListId",
                        column: x => x.PriceListId,
                        principalTable: "distribution_price_list",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "distribution_price",
                columns: table => new
                {
                    PriceListId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Of = table.Column<int>(type: "INTEGER", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Ink = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Rate = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_price", x => new { x.PriceListId, x.Number });
                    table.ForeignKey(
                        name: "FK_distribution_price_distribution_price_list_PriceListId",
                        column: x => x.PriceListId,
                        principalTable: "distribution_price_list",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_bundle",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    IsByHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    FetchedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FetchedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_bundle", x => new { x.RoundId, x.EditionId });
                    table.ForeignKey(
                        name: "FK_distribution_bundle_distribution_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "distribution_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_goer",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_goer", x => new { x.RoundId, x.Place });
                    table.ForeignKey(
                        name: "FK_distribution_goer_distribution_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "distribution_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_round_report",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Units = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_round_report", x => x.Id);
                    table.ForeignKey(
                        name: "FK_distribution_round_report_distribution_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "distribution_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_identity_user_claim`1",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_identity_user_claim`1", x => x.Id);
                    table.ForeignKey(
                        name: "FK_groups_identity_user_claim`1_groups_account_UserId",
                        column: x => x.UserId,
                        principalTable: "groups_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_identity_user_login`1",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_identity_user_login`1", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_groups_identity_user_login`1_groups_account_UserId",
                        column: x => x.UserId,
                        principalTable: "groups_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_identity_user_passkey`1",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_identity_user_passkey`1", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_groups_identity_user_passkey`1_groups_account_UserId",
                        column: x => x.UserId,
                        principalTable: "groups_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_identity_user_token`1",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_identity_user_token`1", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_groups_identity_user_token`1_groups_account_UserId",
                        column: x => x.UserId,
                        principalTable: "groups_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_notice_address",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NoticedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_notice_address", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_groups_notice_address_groups_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "groups_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_workplace",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Languages = table.Column<string>(type: "TEXT", nullable: false),
                    UsualCopies = table.Column<int>(type: "INTEGER", nullable: false),
                    Style = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ImprintProfile = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_workplace", x => x.Id);
                    table.ForeignKey(
                        name: "FK_groups_workplace_groups_group_GroupId",
                        column: x => x.GroupId,
                        principalTable: "groups_group",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_planned_issue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CadenceDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CopyDue = table.Column<long>(type: "INTEGER", nullable: false),
                    LockDue = table.Column<long>(type: "INTEGER", nullable: false),
                    PressDue = table.Column<long>(type: "INTEGER", nullable: false),
                    HandOutAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OtherFiles = table.Column<string>(type: "TEXT", nullable: false),
                    Variants = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintProfiles = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintValues = table.Column<string>(type: "TEXT", nullable: false),
                    ImprintLines = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_planned_issue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_press_planned_issue_press_publication_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "press_publication",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_article_mark",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    PublishAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_article_mark", x => new { x.ArticleId, x.Kind, x.Slug });
                    table.ForeignKey(
                        name: "FK_site_article_mark_site_article_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "site_article",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_article_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_article_note", x => x.Id);
                    table.ForeignKey(
                        name: "FK_site_article_note_site_article_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "site_article",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_read_count",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reads = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_read_count", x => new { x.ArticleId, x.Day });
                    table.ForeignKey(
                        name: "FK_site_read_count_site_article_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "site_article",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_delivery",
                columns: table => new
                {
                    MailingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubscriberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_delivery", x => new { x.MailingId, x.SubscriberId });
                    table.ForeignKey(
                        name: "FK_site_delivery_site_mailing_MailingId",
                        column: x => x.MailingId,
                        principalTable: "site_mailing",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_public_sheet",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pdf = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pages = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_public_sheet", x => new { x.IssueId, x.Slug });
                    table.ForeignKey(
                        name: "FK_site_public_sheet_site_public_issue_IssueId",
                        column: x => x.IssueId,
                        principalTable: "site_public_issue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_article_picture",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Rights = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Leads = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_article_picture", x => new { x.ArticleId, x.Name });
                    table.ForeignKey(
                        name: "FK_site_article_picture_site_article_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "site_article",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_site_article_picture_site_site_file_Hash",
                        column: x => x.Hash,
                        principalTable: "site_site_file",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "site_sheet_file",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_sheet_file", x => new { x.Hash, x.GroupId });
                    table.ForeignKey(
                        name: "FK_site_sheet_file_site_site_file_Hash",
                        column: x => x.Hash,
                        principalTable: "site_site_file",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "vault_given_key",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenBy = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_given_key", x => new { x.GroupId, x.Number, x.AccountId });
                    table.ForeignKey(
                        name: "FK_vault_given_key_vault_key_epoch_GroupId_Number",
                        columns: x => new { x.GroupId, x.Number },
                        principalTable: "vault_key_epoch",
                        principalColumns: new[] { "GroupId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "vault_key_wrap",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    File = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Passkey = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vault_key_wrap", x => x.Id);
                    table.ForeignKey(
                        name: "FK_vault_key_wrap_vault_member_key_AccountId",
                        column: x => x.AccountId,
                        principalTable: "vault_member_key",
                        principalColumn: "AccountId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desk_correction_answer",
                columns: table => new
                {
                    CorrectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desk_correction_answer", x => new { x.CorrectionId, x.WorkplaceId });
                    table.ForeignKey(
                        name: "FK_desk_correction_answer_desk_correction_CorrectionId",
                        column: x => x.CorrectionId,
                        principalTable: "desk_correction",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_order_line",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<int>(type: "INTEGER", nullable: true),
                    MachineId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_order_line", x => new { x.IssueId, x.EditionId });
                    table.ForeignKey(
                        name: "FK_distribution_order_line_distribution_machine_MachineId",
                        column: x => x.MachineId,
                        principalTable: "distribution_machine",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_distribution_order_line_distribution_print_order_IssueId",
                        column: x => x.IssueId,
                        principalTable: "distribution_print_order",
                        principalColumn: "IssueId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_print_job",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MachineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Ink = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    OrderedInk = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PrinterJob = table.Column<int>(type: "INTEGER", nullable: true),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Beat = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_print_job", x => x.Id);
                    table.ForeignKey(
                        name: "FK_distribution_print_job_distribution_machine_MachineId",
                        column: x => x.MachineId,
                        principalTable: "distribution_machine",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_report_line",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_report_line", x => new { x.ReportId, x.EditionId });
                    table.ForeignKey(
                        name: "FK_distribution_report_line_distribution_round_report_ReportId",
                        column: x => x.ReportId,
                        principalTable: "distribution_round_report",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_gate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_gate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_groups_gate_groups_workplace_WorkplaceId",
                        column: x => x.WorkplaceId,
                        principalTable: "groups_workplace",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "groups_shift",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    BeginsAt = table.Column<int>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups_shift", x => x.Id);
                    table.ForeignKey(
                        name: "FK_groups_shift_groups_workplace_WorkplaceId",
                        column: x => x.WorkplaceId,
                        principalTable: "groups_workplace",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_issue_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    WithReading = table.Column<bool>(type: "INTEGER", nullable: false),
                    Editions = table.Column<int>(type: "INTEGER", nullable: false),
                    Variants = table.Column<string>(type: "TEXT", nullable: false),
                    IsOfSome = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsCalledOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_issue_run", x => x.Id);
                    table.ForeignKey(
                        name: "FK_press_issue_run_press_planned_issue_IssueId",
                        column: x => x.IssueId,
                        principalTable: "press_planned_issue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_planned_edition",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkplaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    WorkplaceName = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    Submit = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Fit = table.Column<string>(type: "TEXT", nullable: false),
                    FitWords = table.Column<int>(type: "INTEGER", nullable: false),
                    CopyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    FitVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    FitMark = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VariantFits = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_planned_edition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_press_planned_edition_press_planned_issue_IssueId",
                        column: x => x.IssueId,
                        principalTable: "press_planned_issue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_variant_choice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Variant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenBackBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_variant_choice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_press_variant_choice_press_planned_issue_IssueId",
                        column: x => x.IssueId,
                        principalTable: "press_planned_issue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "distribution_print_job_edition",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkplaceName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_print_job_edition", x => new { x.JobId, x.EditionId });
                    table.ForeignKey(
                        name: "FK_distribution_print_job_edition_distribution_print_job_JobId",
                        column: x => x.JobId,
                        principalTable: "distribution_print_job",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_run_part",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Editions = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Beat = table.Column<int>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_run_part", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_press_run_part_press_issue_run_RunId",
                        column: x => x.RunId,
                        principalTable: "press_issue_run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "press_run_sheet",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Variant = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    WorkplaceName = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<int>(type: "INTEGER", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", nullable: false),
                    Reading = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Prints = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_press_run_sheet", x => new { x.RunId, x.EditionId, x.Variant });
                    table.ForeignKey(
                        name: "FK_press_run_sheet_press_issue_run_RunId",
                        column: x => x.RunId,
                        principalTable: "press_issue_run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_desk_comment_StoryId",
                table: "desk_comment",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_correction_IssueId",
                table: "desk_correction",
                column: "IssueId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_correction_StoryId",
                table: "desk_correction",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_correction_answer_StoryId",
                table: "desk_correction_answer",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_decision_MeetingId",
                table: "desk_decision",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_decision_StoryId",
                table: "desk_decision",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_meeting_EditionId",
                table: "desk_meeting",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_meeting_GroupId",
                table: "desk_meeting",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_desk_picture_IssueId_Path",
                table: "desk_picture",
                columns: new[] { "IssueId", "Path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_revision_StoryId_Number",
                table: "desk_revision",
                columns: new[] { "StoryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desk_story_EditionId_Position",
                table: "desk_story",
                columns: new[] { "EditionId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_story_GroupId_ChangedAt",
                table: "desk_story",
                columns: new[] { "GroupId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_story_IssueId_Kind_Language",
                table: "desk_story",
                columns: new[] { "IssueId", "Kind", "Language" });

            migrationBuilder.CreateIndex(
                name: "IX_desk_story_TranslationOf",
                table: "desk_story",
                column: "TranslationOf");

            migrationBuilder.CreateIndex(
                name: "IX_desk_story_VariantOf",
                table: "desk_story",
                column: "VariantOf");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_bundle_EditionId",
                table: "distribution_bundle",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_bundle_IssueId",
                table: "distribution_bundle",
                column: "IssueId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_goer_AccountId",
                table: "distribution_goer",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_goer_RoundId_AccountId",
                table: "distribution_goer",
                columns: new[] { "RoundId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_machine_Name",
                table: "distribution_machine",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_machine_PriceListId",
                table: "distribution_machine",
                column: "PriceListId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_order_line_MachineId",
                table: "distribution_order_line",
                column: "MachineId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_price_list_Name",
                table: "distribution_price_list",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_print_job_IssueId_MachineId_Turn_Ink_Part",
                table: "distribution_print_job",
                columns: new[] { "IssueId", "MachineId", "Turn", "Ink", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_print_job_MachineId",
                table: "distribution_print_job",
                column: "MachineId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_print_job_State",
                table: "distribution_print_job",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_print_job_edition_EditionId",
                table: "distribution_print_job_edition",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_round_GroupId",
                table: "distribution_round",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_round_IssueId_WorkplaceId_Slot",
                table: "distribution_round",
                columns: new[] { "IssueId", "WorkplaceId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_round_WorkplaceId",
                table: "distribution_round",
                column: "WorkplaceId");

            migrationBuilder.CreateIndex(
                name: "IX_distribution_round_report_RoundId",
                table: "distribution_round_report",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_floor_entry_token_GroupId",
                table: "floor_entry_token",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_floor_inbox_Slug",
                table: "floor_inbox",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_floor_letter_Day",
                table: "floor_letter",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_floor_letter_Mailbox",
                table: "floor_letter",
                column: "Mailbox");

            migrationBuilder.CreateIndex(
                name: "IX_floor_submission_DeletionId",
                table: "floor_submission",
                column: "DeletionId");

            migrationBuilder.CreateIndex(
                name: "IX_floor_submission_GroupId_HandledDay",
                table: "floor_submission",
                columns: new[] { "GroupId", "HandledDay" });

            migrationBuilder.CreateIndex(
                name: "IX_floor_submission_GroupId_Hash",
                table: "floor_submission",
                columns: new[] { "GroupId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_floor_submission_HandledDay",
                table: "floor_submission",
                column: "HandledDay");

            migrationBuilder.CreateIndex(
                name: "IX_floor_upload_BegunAt",
                table: "floor_upload",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_floor_upload_FileId",
                table: "floor_upload",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_floor_upload_GroupId_Hash",
                table: "floor_upload",
                columns: new[] { "GroupId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_groups_account_NormalizedUserName",
                table: "groups_account",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_groups_gate_WorkplaceId",
                table: "groups_gate",
                column: "WorkplaceId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_grant_AccountId",
                table: "groups_grant",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_grant_ScopeKind_ScopeId",
                table: "groups_grant",
                columns: new[] { "ScopeKind", "ScopeId" });

            migrationBuilder.CreateIndex(
                name: "IX_groups_identity_user_claim`1_UserId",
                table: "groups_identity_user_claim`1",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_identity_user_login`1_UserId",
                table: "groups_identity_user_login`1",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_identity_user_passkey`1_UserId",
                table: "groups_identity_user_passkey`1",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_invitation_SecretHash",
                table: "groups_invitation",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_groups_notice_address_Asked",
                table: "groups_notice_address",
                column: "Asked");

            migrationBuilder.CreateIndex(
                name: "IX_groups_session_AccountId",
                table: "groups_session",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_shift_WorkplaceId",
                table: "groups_shift",
                column: "WorkplaceId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_sign_in_link_AccountId",
                table: "groups_sign_in_link",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_workplace_GroupId",
                table: "groups_workplace",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_groups_workplace_Slug",
                table: "groups_workplace",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_entry_SubjectId_Number",
                table: "kernel_audit_entry",
                columns: new[] { "SubjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_press_calendar_feed_SecretHash",
                table: "press_calendar_feed",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_issue_run_IssueId_AskedAt",
                table: "press_issue_run",
                columns: new[] { "IssueId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_press_issue_run_running",
                table: "press_issue_run",
                column: "IssueId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_press_own_profile_Key",
                table: "press_own_profile",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_planned_edition_IssueId_Slug",
                table: "press_planned_edition",
                columns: new[] { "IssueId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_planned_edition_WorkplaceId",
                table: "press_planned_edition",
                column: "WorkplaceId");

            migrationBuilder.CreateIndex(
                name: "IX_press_planned_issue_PublicationId_CadenceDate",
                table: "press_planned_issue",
                columns: new[] { "PublicationId", "CadenceDate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_planned_issue_PublicationId_Number",
                table: "press_planned_issue",
                columns: new[] { "PublicationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_publication_Slug",
                table: "press_publication",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_run_part_open",
                table: "press_run_part",
                column: "RunId",
                filter: "NOT \"IsDone\"");

            migrationBuilder.CreateIndex(
                name: "IX_press_run_sheet_EditionId_Variant",
                table: "press_run_sheet",
                columns: new[] { "EditionId", "Variant" });

            migrationBuilder.CreateIndex(
                name: "IX_press_run_sheet_RunId_Variant_Slug",
                table: "press_run_sheet",
                columns: new[] { "RunId", "Variant", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_press_variant_choice_IssueId_At",
                table: "press_variant_choice",
                columns: new[] { "IssueId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_press_variant_choice_holds",
                table: "press_variant_choice",
                column: "IssueId",
                unique: true,
                filter: "\"TakenBackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_site_article_IssueId",
                table: "site_article",
                column: "IssueId");

            migrationBuilder.CreateIndex(
                name: "IX_site_article_Language_PublishAt",
                table: "site_article",
                columns: new[] { "Language", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_site_article_Path",
                table: "site_article",
                column: "Path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_article_PublishAt",
                table: "site_article",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_site_article_Source_SourceKey",
                table: "site_article",
                columns: new[] { "Source", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_article_StoryId",
                table: "site_article",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_site_article_Translations",
                table: "site_article",
                column: "Translations");

            migrationBuilder.CreateIndex(
                name: "IX_site_article_mark_Kind_Slug_Language_PublishAt",
                table: "site_article_mark",
                columns: new[] { "Kind", "Slug", "Language", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_site_article_mark_Language_Kind_Slug",
                table: "site_article_mark",
                columns: new[] { "Language", "Kind", "Slug" });

            migrationBuilder.CreateIndex(
                name: "IX_site_article_note_ArticleId_At",
                table: "site_article_note",
                columns: new[] { "ArticleId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_site_article_picture_Hash",
                table: "site_article_picture",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_site_delivery_State_NextAt",
                table: "site_delivery",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_site_mailing_ArticleId",
                table: "site_mailing",
                column: "ArticleId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_mailing_DoneAt",
                table: "site_mailing",
                column: "DoneAt");

            migrationBuilder.CreateIndex(
                name: "IX_site_old_address_Target",
                table: "site_old_address",
                column: "Target");

            migrationBuilder.CreateIndex(
                name: "IX_site_public_issue_Date",
                table: "site_public_issue",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_site_public_issue_IssueId",
                table: "site_public_issue",
                column: "IssueId");

            migrationBuilder.CreateIndex(
                name: "IX_site_public_issue_PublicationSlug_Slug",
                table: "site_public_issue",
                columns: new[] { "PublicationSlug", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_public_issue_Source_SourceKey",
                table: "site_public_issue",
                columns: new[] { "Source", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_read_count_Day",
                table: "site_read_count",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_site_referrer_count_Day",
                table: "site_referrer_count",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_site_subscriber_AddressMark",
                table: "site_subscriber",
                column: "AddressMark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_site_subscriber_ConfirmedAt_Id",
                table: "site_subscriber",
                columns: new[] { "ConfirmedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_vault_given_key_AccountId",
                table: "vault_given_key",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_vault_key_epoch_Recipient",
                table: "vault_key_epoch",
                column: "Recipient",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_vault_key_wrap_AccountId_Slot",
                table: "vault_key_wrap",
                columns: new[] { "AccountId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_vault_member_key_Recipient",
                table: "vault_member_key",
                column: "Recipient",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_vault_two_person_act_GroupId",
                table: "vault_two_person_act",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_vault_two_person_act_Slot",
                table: "vault_two_person_act",
                column: "Slot",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "desk_comment");

            migrationBuilder.DropTable(
                name: "desk_correction_answer");

            migrationBuilder.DropTable(
                name: "desk_decision");

            migrationBuilder.DropTable(
                name: "desk_flatplan_step");

            migrationBuilder.DropTable(
                name: "desk_picture");

            migrationBuilder.DropTable(
                name: "desk_revision");

            migrationBuilder.DropTable(
                name: "desk_template");

            migrationBuilder.DropTable(
                name: "distribution_bundle");

            migrationBuilder.DropTable(
                name: "distribution_goer");

            migrationBuilder.DropTable(
                name: "distribution_order_line");

            migrationBuilder.DropTable(
                name: "distribution_price");

            migrationBuilder.DropTable(
                name: "distribution_print_job_edition");

            migrationBuilder.DropTable(
                name: "distribution_report_line");

            migrationBuilder.DropTable(
                name: "floor_entry_token");

            migrationBuilder.DropTable(
                name: "floor_inbox");

            migrationBuilder.DropTable(
                name: "floor_letter");

            migrationBuilder.DropTable(
                name: "floor_sealed_piece");

            migrationBuilder.DropTable(
                name: "floor_submission");

            migrationBuilder.DropTable(
                name: "floor_upload");

            migrationBuilder.DropTable(
                name: "groups_gate");

            migrationBuilder.DropTable(
                name: "groups_grant");

            migrationBuilder.DropTable(
                name: "groups_identity_user_claim`1");

            migrationBuilder.DropTable(
                name: "groups_identity_user_login`1");

            migrationBuilder.DropTable(
                name: "groups_identity_user_passkey`1");

            migrationBuilder.DropTable(
                name: "groups_identity_user_token`1");

            migrationBuilder.DropTable(
                name: "groups_invitation");

            migrationBuilder.DropTable(
                name: "groups_mail_setting");

            migrationBuilder.DropTable(
                name: "groups_notice_address");

            migrationBuilder.DropTable(
                name: "groups_organisation");

            migrationBuilder.DropTable(
                name: "groups_recovery_code");

            migrationBuilder.DropTable(
                name: "groups_session");

            migrationBuilder.DropTable(
                name: "groups_shift");

            migrationBuilder.DropTable(
                name: "groups_sign_in_link");

            migrationBuilder.DropTable(
                name: "kernel_audit_entry");

            migrationBuilder.DropTable(
                name: "press_calendar_feed");

            migrationBuilder.DropTable(
                name: "press_own_profile");

            migrationBuilder.DropTable(
                name: "press_planned_edition");

            migrationBuilder.DropTable(
                name: "press_run_part");

            migrationBuilder.DropTable(
                name: "press_run_sheet");

            migrationBuilder.DropTable(
                name: "press_stored_file");

            migrationBuilder.DropTable(
                name: "press_stored_sheet");

            migrationBuilder.DropTable(
                name: "press_variant_choice");

            migrationBuilder.DropTable(
                name: "site_article_mark");

            migrationBuilder.DropTable(
                name: "site_article_note");

            migrationBuilder.DropTable(
                name: "site_article_picture");

            migrationBuilder.DropTable(
                name: "site_delivery");

            migrationBuilder.DropTable(
                name: "site_old_address");

            migrationBuilder.DropTable(
                name: "site_public_sheet");

            migrationBuilder.DropTable(
                name: "site_read_count");

            migrationBuilder.DropTable(
                name: "site_referrer_count");

            migrationBuilder.DropTable(
                name: "site_sheet_file");

            migrationBuilder.DropTable(
                name: "site_site_page");

            migrationBuilder.DropTable(
                name: "site_site_setting");

            migrationBuilder.DropTable(
                name: "site_site_template");

            migrationBuilder.DropTable(
                name: "site_subscriber");

            migrationBuilder.DropTable(
                name: "vault_given_key");

            migrationBuilder.DropTable(
                name: "vault_group_lock");

            migrationBuilder.DropTable(
                name: "vault_key_wrap");

            migrationBuilder.DropTable(
                name: "vault_two_person_act");

            migrationBuilder.DropTable(
                name: "desk_correction");

            migrationBuilder.DropTable(
                name: "desk_meeting");

            migrationBuilder.DropTable(
                name: "desk_flatplan");

            migrationBuilder.DropTable(
                name: "distribution_print_order");

            migrationBuilder.DropTable(
                name: "distribution_print_job");

            migrationBuilder.DropTable(
                name: "distribution_round_report");

            migrationBuilder.DropTable(
                name: "groups_account");

            migrationBuilder.DropTable(
                name: "groups_workplace");

            migrationBuilder.DropTable(
                name: "press_issue_run");

            migrationBuilder.DropTable(
                name: "site_mailing");

            migrationBuilder.DropTable(
                name: "site_public_issue");

            migrationBuilder.DropTable(
                name: "site_article");

            migrationBuilder.DropTable(
                name: "site_site_file");

            migrationBuilder.DropTable(
                name: "vault_key_epoch");

            migrationBuilder.DropTable(
                name: "vault_member_key");

            migrationBuilder.DropTable(
                name: "desk_story");

            migrationBuilder.DropTable(
                name: "distribution_machine");

            migrationBuilder.DropTable(
                name: "distribution_round");

            migrationBuilder.DropTable(
                name: "groups_group");

            migrationBuilder.DropTable(
                name: "press_planned_issue");

            migrationBuilder.DropTable(
                name: "distribution_price_list");

            migrationBuilder.DropTable(
                name: "press_publication");
        }
    }
}
