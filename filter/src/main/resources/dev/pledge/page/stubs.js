/*
 * Stands in for the scripts of advertising and measuring services that were taken out of this page, so that what calls
 * them goes on. Nothing is measured, kept or sent; whoever waits for an answer gets one. What a page has defined itself
 * stays as it is, and only what belongs to a service that is taken out is defined.
 */
(function (services) {
  'use strict';

  var CALLBACKS = ['event_callback', 'eventCallback', 'hitCallback', 'onload_callback', 'callback'];

  function nothing() {}

  /** Runs what waits for an answer, once the caller has ended. */
  function later(callback, argument) {
    window.setTimeout(function () {
      callback(argument);
    }, 0);
  }

  /** Answers all that waits in the arguments of a call. */
  function answer(args) {
    for (var i = 0; i < args.length; i++) {
      var arg = args[i];
      if (typeof arg === 'function') {
        later(arg);
      } else if (arg && typeof arg === 'object') {
        for (var k = 0; k < CALLBACKS.length; k++) {
          if (typeof arg[CALLBACKS[k]] === 'function') {
            later(arg[CALLBACKS[k]]);
          }
        }
      }
    }
  }

  /** Runs a function that was queued for a service; its faults are those of a page without the service. */
  function run(queued, self) {
    try {
      queued.call(self);
    } catch (ignored) {
      nothing();
    }
  }

  function has(name) {
    return Object.prototype.hasOwnProperty.call(window, name) && window[name] !== undefined && window[name] !== null;
  }

  function define(name, value) {
    if (!has(name)) {
      window[name] = value;
    }
    return window[name];
  }

  /** Gives an object the methods that it lacks; each returns what is given, or the object itself. */
  function methods(object, names, result) {
    names.split(' ').forEach(function (name) {
      if (!(name in object)) {
        object[name] = function () {
          answer(arguments);
          return result === undefined ? object : typeof result === 'function' ? result() : result;
        };
      }
    });
    return object;
  }

  function list() {
    return [];
  }

  function none() {
    return undefined;
  }

  /** A function that takes commands, as most services have it. */
  function command() {
    function call() {
      answer(arguments);
    }
    call.queue = [];
    call.q = [];
    call.loaded = true;
    call.push = call;
    return call;
  }

  function commands(names) {
    names.split(' ').forEach(function (name) {
      define(name, command());
    });
  }

  /** Arrays that a service would take its commands from. */
  function queues(names) {
    names.split(' ').forEach(function (name) {
      define(name, []);
    });
  }

  /** A queue that takes each item as it comes, those that wait in it first. */
  function takes(queue, take) {
    if (!Array.isArray(queue)) {
      return;
    }
    var waiting = queue.slice();
    queue.push = function () {
      for (var i = 0; i < arguments.length; i++) {
        take(arguments[i]);
      }
      return Array.prototype.push.apply(queue, arguments);
    };
    waiting.forEach(take);
  }

  function navigate(url) {
    if (typeof url === 'string') {
      window.location.href = url;
    }
  }

  function tagManager() {
    var model = { get: none, set: nothing, reset: nothing };
    takes(define('dataLayer', []), function (item) {
      if (typeof item === 'function') {
        run(item, model);
      } else if (item && typeof item === 'object') {
        answer(typeof item.length === 'number' ? item : [item]);
      }
    });
    define('gtag', function () {
      // What a page reads of its own layer stays what it would be.
      window.dataLayer.push(arguments);
    });
  }

  function analytics() {
    var tracker = methods({ get: none }, 'set send require provide', none);
    function ga() {
      if (typeof arguments[0] === 'function') {
        var ready = arguments[0];
        run(function () {
          ready.call(tracker, tracker);
        });
      } else {
        answer(arguments);
      }
    }
    ga.loaded = true;
    ga.q = [];
    ga.l = 0;
    ga.create = function () {
      return tracker;
    };
    ga.getByName = ga.create;
    ga.getAll = function () {
      return [tracker];
    };
    ga.remove = nothing;
    define('ga', ga);
    define('__gaTracker', ga);

    var old = methods(
      { _link: navigate },
      '_addIgnoredOrganic _addIgnoredRef _addItem _addOrganic _addTrans _anonymizeIp _clearOrganic _cookiePathCopy ' +
        '_deleteCustomVar _initData _linkByPost _set _setAccount _setAllowAnchor _setAllowHash _setAllowLinker ' +
        '_setCampaignTrack _setCampNameKey _setClientInfo _setCookiePath _setCookieTimeout _setCustomVar ' +
        '_setDetectFlash _setDetectTitle _setDomainName _setLocalGifPath _setLocalRemoteServerMode ' +
        '_setLocalServerMode _setReferrerOverride _setRemoteServerMode _setSampleRate _setSessionCookieTimeout ' +
        '_setSiteSpeedSampleRate _setVar _setVisitorCookieTimeout _trackEvent _trackPageLoadTime _trackPageview ' +
        '_trackSocial _trackTiming _trackTrans',
      none
    );
    methods(old, '_getAccount _getName _getVersion _getVisitorCustomVar', '');
    old._getLinkerUrl = function (url) {
      return url;
    };
    takes(define('_gaq', []), function (item) {
      if (typeof item === 'function') {
        run(item);
      } else if (item && /(^|\.)_link$/.test(item[0])) {
        navigate(item[1]);
      } else if (item && item[0] && item[1] === 'hitCallback') {
        answer(item);
      }
    });
    define('_gat', {
      _getTracker: function () {
        return old;
      },
      _createTracker: function () {
        return old;
      },
      _getTrackerByName: function () {
        return old;
      },
      _getTrackers: function () {
        return [old];
      },
      _anonymizeIp: nothing,
      _forceSSL: nothing
    });
  }

  function publisherTag() {
    var tag = define('googletag', {});
    var service = methods({}, 'getSlots getTargeting getTargetingKeys getAttributeKeys', list);
    methods(service, 'get getName getVideoContent', function () {
      return null;
    });
    methods(service, 'isInitialLoadDisabled isSRA', false);
    methods(
      service,
      'clear clearCategoryExclusions clearTagForChildDirectedTreatment clearTargeting collapseEmptyDivs definePassback ' +
        'disableInitialLoad display enableAsyncRendering enableLazyLoad enableSingleRequest enableSyncRendering ' +
        'enableVideoAds refresh set setCategoryExclusion setCentering setContent setCookieOptions setForceSafeFrame ' +
        'setImaContent setLocation setPrivacySettings setPublisherProvidedId setRefreshUnfilledSlots ' +
        'setRequestNonPersonalizedAds setSafeFrameConfig setTagForChildDirectedTreatment ' +
        'setTagForUnderAgeOfConsent setTargeting setVideoContent updateCorrelator'
    );
    // No advertisement comes, so nothing is told of one.
    service.addEventListener = function () {
      return service;
    };
    service.removeEventListener = function () {
      return false;
    };

    function slot(path, id) {
      var made = methods({}, 'getTargeting getTargetingKeys getAttributeKeys getCategoryExclusions getSizes', list);
      made.getAdUnitPath = function () {
        return path || '';
      };
      made.getSlotElementId = function () {
        return id || '';
      };
      made.getSlotId = function () {
        return { getId: made.getSlotElementId, getName: made.getAdUnitPath, getDomId: made.getSlotElementId };
      };
      methods(made, 'get getResponseInformation', function () {
        return null;
      });
      methods(made, 'getClickUrl getContentUrl getHtml getName', '');
      return methods(
        made,
        'addService clearCategoryExclusions clearTargeting defineSizeMapping set setCategoryExclusion setClickUrl ' +
          'setCollapseEmptyDiv setConfig setForceSafeFrame setSafeFrameConfig setTargeting updateTargetingFromMap'
      );
    }

    var given = {
      apiReady: true,
      pubadsReady: true,
      enums: { OutOfPageFormat: {}, TrafficSource: {} },
      events: {},
      secureSignalProviders: [],
      defineSlot: function (path, size, id) {
        return slot(path, id);
      },
      defineOutOfPageSlot: function (path, id) {
        return slot(path, id);
      },
      sizeMapping: function () {
        var sizes = {
          addSize: function () {
            return sizes;
          },
          build: function () {
            return null;
          }
        };
        return sizes;
      }
    };
    Object.keys(given).forEach(function (name) {
      if (!(name in tag)) {
        tag[name] = given[name];
      }
    });
    methods(tag, 'pubads companionAds content', function () {
      return service;
    });
    methods(tag, 'getVersion', '');
    methods(tag, 'getConfig', function () {
      return {};
    });
    methods(tag, 'destroySlots', true);
    methods(tag, 'disablePublisherConsole display enableServices openConsole setAdIframeTitle setConfig', none);
    tag.cmd = tag.cmd || [];
    takes(tag.cmd, function (queued) {
      if (typeof queued === 'function') {
        run(queued, tag);
      }
    });
  }

  function facebook() {
    var fbq = command();
    fbq.version = '2.0';
    define('fbq', fbq);
    define('_fbq', window.fbq);
  }

  function tikTok() {
    var ttq = define('ttq', []);
    methods(
      ttq,
      'page track identify instances debug on off once ready alias group enableCookie disableCookie holdConsent ' +
        'revokeConsent grantConsent load instance resetCookie setUserProperties'
    );
  }

  function amazon() {
    var apstag = define('apstag', {});
    if (!('fetchBids' in apstag)) {
      apstag.fetchBids = function (wanted, callback) {
        if (typeof callback === 'function') {
          later(callback, []);
        }
      };
    }
    methods(apstag, 'targetingKeys', list);
    methods(apstag, 'init setDisplayBids setDisplayTargeting renderImp renderAdHtml dpa rpa upa', none);
  }

  function mixpanel() {
    var panel = define('mixpanel', []);
    if (!('people' in panel)) {
      panel.people = methods(
        {},
        'set set_once unset increment append union remove track_charge clear_charges delete_user',
        none
      );
    }
    if (!('get_group' in panel)) {
      panel.get_group = function () {
        return methods({}, 'set set_once unset remove union delete', none);
      };
    }
    methods(panel, 'get_distinct_id get_property get_config', none);
    methods(panel, 'has_opted_in_tracking has_opted_out_tracking', false);
    methods(
      panel,
      'init track track_pageview track_links track_forms track_with_groups time_event register register_once unregister ' +
        'identify alias name_tag set_config reset disable set_group add_group remove_group opt_in_tracking ' +
        'opt_out_tracking clear_opt_in_out_tracking start_batch_senders stop_batch_senders'
    );
  }

  function amplitude() {
    var sdk = define('amplitude', {});
    function chain(names) {
      return function () {
        return methods({}, names);
      };
    }
    if (!('Identify' in sdk)) {
      sdk.Identify = chain('set setOnce add append prepend unset preInsert postInsert remove clearAll');
    }
    if (!('Revenue' in sdk)) {
      sdk.Revenue = chain('setProductId setPrice setQuantity setRevenueType setRevenue setEventProperties');
    }
    if (!('promise' in sdk) && window.Promise) {
      sdk.promise = window.Promise.resolve({});
    }
    methods(sdk, 'getDeviceId getSessionId getUserId', none);
    methods(
      sdk,
      'getInstance init add remove track logEvent logEventWithTimestamp logEventWithGroups logRevenue logRevenueV2 ' +
        'revenue identify groupIdentify setGroup setUserId setUserProperties clearUserProperties setDeviceId ' +
        'setSessionId setOptOut setVersionName setDomain setTransport regenerateDeviceId reset flush onInit runQueuedFunctions'
    );
  }

  function comScore() {
    queues('_comscore');
    methods(define('COMSCORE', {}), 'beacon purge', none);
  }

  function chartbeat() {
    queues('_cbq');
    methods(define('pSUPERFLY', {}), 'virtualPage activity addEngagementListener loadHead', none);
  }

  var stubs = {
    'https://www.googletagmanager.com/gtag/js': tagManager,
    'https://www.google-analytics.com/analytics.js': analytics,
    'https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js': function () {
      queues('adsbygoogle');
      window.adsbygoogle.loaded = true;
    },
    'https://securepubads.g.doubleclick.net/tag/js/gpt.js': publisherTag,
    'https://www.googleadservices.com/pagead/conversion.js': function () {
      commands('google_trackConversion');
    },
    'https://connect.facebook.net/en_US/fbevents.js': facebook,
    'https://bat.bing.com/bat.js': function () {
      queues('uetq');
    },
    'https://static.hotjar.com/c/hotjar.js': function () {
      commands('hj');
    },
    'https://analytics.tiktok.com/i18n/pixel/events.js': tikTok,
    'https://static.ads-twitter.com/uwt.js': function () {
      commands('twq');
    },
    'https://s.pinimg.com/ct/core.js': function () {
      commands('pintrk');
    },
    'https://sc-static.net/scevent.min.js': function () {
      commands('snaptr');
    },
    'https://www.redditstatic.com/ads/pixel.js': function () {
      commands('rdt');
    },
    'https://snap.licdn.com/li.lms-analytics/insight.min.js': function () {
      commands('lintrk');
    },
    'https://hm.baidu.com/hm.js': function () {
      queues('_hmt');
    },
    'https://sb.scorecardresearch.com/beacon.js': comScore,
    'https://secure.quantserve.com/quant.js': function () {
      queues('_qevents');
    },
    'https://static.chartbeat.com/js/chartbeat.js': chartbeat,
    'https://cdn.taboola.com/libtrc/loader.js': function () {
      queues('_taboola _tfa');
    },
    'https://static.criteo.net/js/ld/ld.js': function () {
      queues('criteo_q');
    },
    'https://c.amazon-adsystem.com/aax2/apstag.js': amazon,
    'https://www.clarity.ms/tag/': function () {
      commands('clarity');
    },
    'https://cdn.mxpnl.com/libs/mixpanel-2-latest.min.js': mixpanel,
    'https://cdn.amplitude.com/libs/amplitude-8.21.4-min.gz.js': amplitude,
    'https://mc.yandex.ru/metrika/tag.js': function () {
      commands('ym');
    },
    'https://amplify.outbrain.com/cp/obtp.js': function () {
      commands('obApi');
    },
    'https://js.hs-analytics.net/analytics/': function () {
      queues('_hsq');
    },
    'https://cdn.matomo.cloud/matomo.js': function () {
      queues('_paq');
    }
  };

  services.forEach(function (service) {
    stubs[service]();
  });
})
