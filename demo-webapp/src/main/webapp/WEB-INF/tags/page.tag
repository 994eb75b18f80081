<%@ tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="head" fragment="true" %>
<c:set var="root" value="${pageContext.request.contextPath}"/>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><c:out value="${title}"/> · Larkfield</title>
<link rel="stylesheet" href="${root}/static/css/shop.css">
<link rel="icon" type="image/svg+xml" href="${root}/static/images/lark.svg">
<link rel="apple-touch-icon" href="${root}/static/images/lark.png">
<script src="${root}/static/js/shop.js" defer></script>
<%@ include file="/WEB-INF/marketing/head.jspf" %>
<jsp:invoke fragment="head"/>

</head>
<body>
<%@ include file="/WEB-INF/marketing/body.jspf" %>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="${root}/"><img src="${root}/static/images/lark.svg" alt="" width="36" height="36"> Larkfield</a>
<form class="search" action="${root}/search" role="search">
<input type="search" name="q" aria-label="Search the shop" placeholder="Search" maxlength="100" value="<c:out value="${requestScope.words}"/>">
<button>Search</button>
</form>
<nav aria-label="Main">
<a href="${root}/products">Products</a>
<a href="${root}/forum">Forum</a>
<a href="${root}/register">Register</a>
<a href="${root}/${empty sessionScope.customer ? 'login' : 'account'}">${empty sessionScope.customer ? 'Log in' : 'Account'}</a>
<a class="cart-link" href="${root}/cart">Cart<c:if test="${not empty requestScope.cart and not requestScope.cart.isEmpty()}"> <span class="badge">${requestScope.cart.count()}</span></c:if></a>
</nav>
</header>
<main id="main">
<jsp:doBody/>
</main>
<footer class="bottom">
<p><strong>Larkfield Instruments</strong><br>4 Mill Lane, Larkfield</p>
<p><a href="${root}/privacy">Privacy</a><br><a href="${root}/survey">Survey</a><br><a href="${root}/newsletter">Newsletter</a></p>
<p><a href="https://www.facebook.com/larkfield.example">Larkfield on Facebook</a><br><a href="${root}/api/products">Products as JSON</a></p>
</footer>
</body>
</html>
